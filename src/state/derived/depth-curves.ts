/** The chosen measure of each scorer and pipeline at every depth that is scored, and what each depth costs. */
import type { Speeds } from '../../benchmark/speeds.ts'
import { deepestReached, evaluateByDepth, type DepthCurve } from '../../evaluation/by-depth.ts'
import type { JoinedJudgements } from '../../evaluation/judgements.ts'
import type { Measure } from '../../evaluation/measure.ts'
import { entryPlaces } from '../../ranking/entry-places.ts'
import type { Scores } from '../../ranking/order.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { DepthLine } from '../chart-views.ts'
import type { Base } from './base.ts'
import { costOf } from './cost.ts'
import { memo, memoByKey } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/**
 * A line a system whose last stage orders by scores; of a pipeline, over the depth of that stage. It goes as deep as all
 * judged queries are scored, which may be past the depth that is chosen. Empty without judgements.
 */
export const depthLines = memo((base: Base, systems: readonly OrderedSystem[], measure: Measure, level: number, speeds: Speeds): readonly DepthLine[] => {
  const { joined, order } = base
  if (!joined) return []
  const queries = order.offsets.reduce((count, end, at) => count + Number(at > 0 && end > (order.offsets[at - 1] as number)), 0)
  return systems.flatMap((system): DepthLine[] => {
    const last = system.stages.at(-1)
    if (!last) return []
    const curve = curveOf(system.shown.key, system.rankings, last.over, last.scores.values, base, joined, measure, level)
    const costs = costOf(system, speeds)
    const before = costs.slice(0, -1)
    const perPair = costs.at(-1)?.millisecondsPerPair ?? null
    const pairsBefore = before.reduce((sum, { pairs }) => sum + pairs, 0)
    const timeBefore = before.reduce<number | null>((sum, { pairs, millisecondsPerPair }) => (sum === null || millisecondsPerPair === null ? null : sum + pairs * millisecondsPerPair), 0)
    return [
      {
        system: system.shown,
        n: curve.n,
        points: Array.from(curve.mean, (value, depth) => {
          const pairs = curve.pairs[depth] as number
          return {
            depth,
            value,
            pairsPerQuery: (pairsBefore + pairs) / queries,
            millisecondsPerQuery: perPair === null || timeBefore === null ? null : (timeBefore + pairs * perPair) / queries,
          }
        }),
      },
    ]
  })
})

// The order is made anew with every write of scores, which are written in place.
const curveOf = memoByKey((_of: Rankings, over: Rankings, values: Scores, base: Base, joined: JoinedJudgements, measure: Measure, level: number): DepthCurve => {
  const places = entryPlaces(over, values, base.collection.candidates, base.docOrder)
  return evaluateByDepth(over, places, joined, measure, level, deepestReached(over, places, joined))
})
