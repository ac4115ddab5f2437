/** How each system's scores lie, of relevant passages and of others. */
import { scoreSpread } from '../../evaluation/score-spread.ts'
import type { Scores } from '../../ranking/order.ts'
import type { SystemSpread } from '../chart-views.ts'
import type { Base } from './base.ts'
import { memo, memoByKey } from './memo.ts'
import { opinionOf } from './opinion.ts'
import type { OrderedSystem } from './systems.ts'

const BINS = 40

/** Those that have scores; a first stage whose file gave only an order has none. Empty without judgements. */
export const scoreSpreads = memo((base: Base, systems: readonly OrderedSystem[], level: number): readonly SystemSpread[] => {
  const { joined } = base
  if (!joined) return []
  const ranksOnly = new Set(base.collection.firstStages.filter(({ scored }) => !scored).map(({ name }) => name))
  return systems.flatMap((system): SystemSpread[] => {
    const scores = system.shown.system.kind === 'first-stage' && ranksOnly.has(system.shown.system.run) ? null : opinionOf(system)
    return scores ? [{ system: system.shown, spread: spreadOf(system.shown.key, scores, joined.pairGrade, level) }] : []
  })
})

const spreadOf = memoByKey((scores: Scores, pairGrade: Int32Array, level: number) => scoreSpread(scores, pairGrade, level, BINS))
