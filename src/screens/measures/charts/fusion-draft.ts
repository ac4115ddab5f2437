/** A fusion that is being put together. */
import type { Normalisation } from '../../../ranking/normalise.ts'
import { mixed } from '../../../state/derived/weight-sweep.ts'
import type { FusionRule } from '../../../systems/system.ts'

export interface FusionDraft {
  /** Keys; null for the panel's own choice. */
  readonly a: string | null
  readonly b: string | null
  readonly by: 'rrf' | Normalisation
  readonly k: number
  /** Of the second. */
  readonly weight: number
}

export const ruleOf = ({ by, k, weight }: Pick<FusionDraft, 'by' | 'k' | 'weight'>): FusionRule => (by === 'rrf' ? { kind: 'reciprocal-rank', k } : mixed(by, weight))
