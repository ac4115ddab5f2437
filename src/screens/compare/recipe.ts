/** How a column's order was made, in a few words. */
import { depthName } from '../../components/depth.ts'
import { count, counted } from '../../components/format.ts'
import type { ComparisonColumn } from '../../state/views.ts'
import { stagesOf } from '../../systems/pipeline.ts'

/** `BM25`, `q8 · WASM · cosine`, `2 stages · fp32 · WASM · logit · top 20`, `best order of these 100`. */
export function recipeOf({ system, length, byRanks }: ComparisonColumn): string {
  const { kind, system: recipe, start } = system
  if (recipe.kind === 'first-stage') return recipe.run === system.name ? `${counted(length, 'candidate')} as given` : recipe.run
  if (recipe.kind === 'fusion') return recipe.rule.kind === 'reciprocal-rank' ? `reciprocal ranks, k ${recipe.rule.k}` : `${recipe.rule.normalisation}, weights ${recipe.rule.weights.map((weight) => Number(weight.toFixed(4))).join(' and ')}`
  if (recipe.kind === 'ideal') return `best order of these ${count(length)}`
  const stages = stagesOf(recipe).length
  const parts = [
    stages > 1 ? `${stages} stages` : null,
    recipe.scorer.windows ? `windows, ${recipe.scorer.windows.combine}` : null,
    recipe.scorer.dtype,
    start ? (start.device === 'webgpu' ? 'WebGPU' : 'WASM') : null,
    byRanks ? 'reciprocal ranks' : kind === 'bi-encoder' ? (recipe.scorer.embedding?.normalize === false ? 'dot product' : 'cosine') : 'logit',
    recipe.depth < length ? `top ${depthName(recipe.depth)}` : null,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
