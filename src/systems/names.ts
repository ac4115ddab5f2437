/** Names that people read and scripts use: as short as tells the systems on screen apart. */
import type { Scorer, System } from './system.ts'
import { uniqueTexts } from './unique.ts'

type ScorerSystem = Extract<System, { kind: 'scorer' }>

/**
 * A display name for each system, in their order, all different. A scorer is called by its model's id, with what sets
 * it apart from others of that model behind it: `id (fp32)`, `id (q8, 256 tokens)`. The only first stage is
 * `First stage`; several go by their runs' names. The ideal order is `Ideal`.
 */
export function systemNames(systems: readonly System[]): string[] {
  const stages = systems.filter(({ kind }) => kind === 'first-stage').length
  return uniqueTexts(
    systems.map((system) => {
      if (system.kind === 'ideal') return 'Ideal'
      if (system.kind === 'first-stage') return stages === 1 ? 'First stage' : system.run
      return scorerName(system, systems.filter((other) => other.kind === 'scorer' && other !== system && other.scorer.model === system.scorer.model) as ScorerSystem[])
    }),
  )
}

/** What can set two systems of one model apart, the most telling first; each in words that no other facet uses. */
const FACETS: readonly ((system: ScorerSystem) => string)[] = [
  ({ scorer }) => scorer.dtype,
  ({ scorer }) => `${scorer.maxLength} tokens`,
  ({ scorer }) => pooling(scorer),
  ({ scorer }) => `query prompt “${scorer.embedding?.queryPrompt ?? ''}”`,
  ({ scorer }) => `passage prompt “${scorer.embedding?.passagePrompt ?? ''}”`,
  ({ over }) => `over ${shortName(over)}`,
  ({ depth }) => `top ${depth}`,
  ({ scorer }) => `revision ${scorer.revision.slice(0, 8)}`,
  ({ scorer }) => scorer.kind,
]

function scorerName(system: ScorerSystem, others: readonly ScorerSystem[]): string {
  const facets: string[] = []
  let rivals = others
  for (const facet of FACETS) {
    const own = facet(system)
    const left = rivals.filter((rival) => facet(rival) === own)
    if (left.length < rivals.length) facets.push(own)
    rivals = left
  }
  const { model } = system.scorer
  return facets.length === 0 ? model : `${model} (${facets.join(', ')})`
}

function pooling({ embedding }: Scorer): string {
  if (!embedding) return 'no pooling'
  return `${embedding.pooling} pooling${embedding.normalize ? '' : ', not normalised'}`
}

function shortName(system: System): string {
  if (system.kind === 'first-stage') return system.run
  return system.kind === 'ideal' ? 'Ideal' : `${system.scorer.model} top ${system.depth}`
}
