/** The chosen measure of each scorer and pipeline at every depth that is scored, and what each depth costs. */
import type { Speeds } from '../../benchmark/speeds.ts'
import { deepestReached, evaluateByDepth, type DepthCurve } from '../../evaluation/by-depth.ts'
import type { JoinedJudgements } from '../../evaluation/judgements.ts'
import { measureName, parseMeasure, type Measure } from '../../evaluation/measure.ts'
import { entryPlaces } from '../../ranking/entry-places.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { DepthLine } from '../chart-views.ts'
import type { SystemScores } from '../scores.ts'
import type { Base } from './base.ts'
import { costOf } from './cost.ts'
import { sortedOver } from './growing-order.ts'
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
    const { key } = system.shown
    // By the ranks under phrasings, scores are those of the depth that is chosen.
    const curve = curveOf(key, placesOf(key, base, last.over, last.scores), last.over, joined, measureName(measure), measure.definition.usesLevel ? level : 1)
    const costs = costOf(system, speeds)
    const before = costs.slice(0, -1)
    const perPair = costs.at(-1)?.millisecondsPerPair ?? null
    const scored = last.asked ? askedByDepth(last.over, last.asked, curve.mean.length) : curve.pairs
    const pairsBefore = before.reduce((sum, { pairs }) => sum + pairs, 0)
    const timeBefore = before.reduce<number | null>((sum, { pairs, millisecondsPerPair }) => (sum === null || millisecondsPerPair === null ? null : sum + pairs * millisecondsPerPair), 0)
    return [
      {
        system: system.shown,
        n: curve.n,
        points: Array.from(curve.mean, (value, depth) => {
          const pairs = scored[depth] as number
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

/** Pairs that are scored to each depth, from 0, where each of a query's takes as many scores as it has phrasings. */
function askedByDepth({ offsets, pairs }: Rankings, asked: Uint16Array, depths: number): Float64Array {
  const scored = new Float64Array(depths)
  for (let query = 0; query + 1 < offsets.length; query++) {
    const start = offsets[query] as number
    for (let depth = 1; depth < Math.min(depths, (offsets[query + 1] as number) - start + 1); depth++) scored[depth] = (scored[depth] as number) + (asked[pairs[start + depth - 1] as number] as number)
  }
  for (let depth = 1; depth < depths; depth++) scored[depth] = (scored[depth] as number) + (scored[depth - 1] as number)
  return scored
}

// A move of the depth asks for the same curve. Scores are written in place, and the object that holds them is made anew each time.
const curveOf = memoByKey((places: Uint32Array, over: Rankings, joined: JoinedJudgements, measure: string, level: number): DepthCurve =>
  evaluateByDepth(over, places, joined, parseMeasure(measure), level, deepestReached(over, places, joined)),
)
const placesOf = memoByKey((base: Base, over: Rankings, scores: SystemScores) => entryPlaces(sortedOver(base, over, scores)))
