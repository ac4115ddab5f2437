/** Names that people read and scripts use: as short as tells the systems on screen apart. */
import { fusionName } from './fusion.ts'
import { bottomOf, plannedAs, spell, stagesOf, type Stage } from './pipeline.ts'
import type { Scorer, System } from './system.ts'
import { uniqueTexts } from './unique.ts'

type ScorerSystem = Extract<System, { kind: 'scorer' }>

/**
 * A display name for each system, in their order, all different. A scorer is called by its model's id, with what sets
 * it apart from others of that model behind it: `id (fp32)`, `id (q8, 256 tokens)`. A pipeline is written
 * `A@100>B@20`, and `A (q8)@100>B@20` beside another one of that spelling. The only first stage is `First stage`;
 * several go by their runs' names. The ideal order is `Ideal`.
 */
export function systemNames(systems: readonly System[]): string[] {
  const stages = systems.filter(({ kind }) => kind === 'first-stage').length
  return uniqueTexts(
    systems.map((system) => {
      if (system.kind === 'ideal') return 'Ideal'
      if (system.kind === 'first-stage') return stages === 1 ? 'First stage' : system.run
      if (system.kind === 'fusion') return fusionName(systemNames(system.systems), system.rule)
      const rivals = systems.filter((other): other is ScorerSystem => other.kind === 'scorer' && other !== system && barely(other) === barely(system))
      return stagesOf(system).length === 1 ? scorerName(system, rivals) : pipelineName(system, rivals)
    }),
  )
}

/** The name where nothing else is called so. */
function barely(system: ScorerSystem): string {
  const stages = stagesOf(system)
  return stages.length === 1 ? system.scorer.model : spell(plannedAs(stages))
}

/** Something that can set two recipes apart, in words that no other facet uses. */
type Facet<Recipe> = (recipe: Recipe) => string

/** What can set two scorers of one model apart, the most telling first. */
const OF_SCORERS: readonly Facet<Scorer>[] = [
  ({ dtype }) => dtype,
  ({ windows }) => (windows ? `windows, ${windows.combine}` : 'no windows'),
  ({ windows }) => `stride ${windows?.stride ?? 0}`,
  ({ maxLength }) => `${maxLength} tokens`,
  pooling,
  ({ embedding }) => `query prompt “${embedding?.queryPrompt ?? ''}”`,
  ({ embedding }) => `passage prompt “${embedding?.passagePrompt ?? ''}”`,
  ({ revision }) => `revision ${revision.slice(0, 8)}`,
  ({ kind }) => kind,
]

const OF_SYSTEMS: readonly Facet<ScorerSystem>[] = [
  ...OF_SCORERS.map((facet): Facet<ScorerSystem> => ({ scorer }) => facet(scorer)),
  over,
  ({ depth }) => `top ${depth}`,
]

const scorerName = (system: ScorerSystem, rivals: readonly ScorerSystem[]): string => system.scorer.model + inBrackets(told(OF_SYSTEMS, system, rivals))

/** Each stage with what sets it apart from the same stage of rivals. */
function pipelineName(system: ScorerSystem, rivals: readonly ScorerSystem[]): string {
  const stages = stagesOf(system).map((stage, at): Stage => {
    const others = rivals.flatMap((rival) => stagesOf(rival)[at]?.scorer ?? [])
    return { ...stage, scorer: { ...stage.scorer, model: stage.scorer.model + inBrackets(told(OF_SCORERS, stage.scorer, others)) } }
  })
  return spell(plannedAs(stages)) + inBrackets(told([over], system, rivals))
}

/** The fewest facets, taken in order, that leave as few rivals as can be. */
function told<Recipe>(facets: readonly Facet<Recipe>[], recipe: Recipe, rivals: readonly Recipe[]): string[] {
  const words: string[] = []
  let left = rivals
  for (const facet of facets) {
    const own = facet(recipe)
    const alike = left.filter((rival) => facet(rival) === own)
    if (alike.length < left.length) words.push(own)
    left = alike
  }
  return words
}

const inBrackets = (words: readonly string[]): string => (words.length === 0 ? '' : ` (${words.join(', ')})`)

function over(system: ScorerSystem): string {
  const bottom = bottomOf(system)
  return `over ${bottom.kind === 'first-stage' ? bottom.run : bottom.kind === 'fusion' ? 'a fusion' : 'Ideal'}`
}

function pooling({ embedding }: Scorer): string {
  if (!embedding) return 'no pooling'
  return `${embedding.pooling} pooling${embedding.normalize ? '' : ', not normalised'}`
}
