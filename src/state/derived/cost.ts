/** What a system takes: pairs, known from the lists alone, and time, where the scorer was measured on this machine. */
import type { StageCost } from '../../benchmark/report.ts'
import { speedKey, type Speeds } from '../../benchmark/speeds.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { stagesBehind, type OrderedSystem } from './systems.ts'

/** The cost of each stage, the lowest first; of a fusion, those of its parts; none for what scores nothing. */
export const costOf = (system: OrderedSystem, speeds: Speeds): readonly StageCost[] =>
  stagesBehind(system).map(({ over, depth, asked, scores: { scorer, start } }): StageCost => {
    const speed = speeds[speedKey(scorer, start.device)]
    return {
      model: scorer.model,
      dtype: scorer.dtype,
      device: start.device,
      depth,
      ...countsTo(over, depth, asked),
      millisecondsPerPair: speed ? speed.milliseconds / speed.pairs : null,
    }
  })

/** Pairs to the depth (of a query with phrasings, those of each), and the queries that have any. */
function countsTo({ offsets, pairs: ranked }: Rankings, depth: number, asked: Uint16Array | null): Pick<StageCost, 'pairs' | 'queries'> {
  let [pairs, queries] = [0, 0]
  for (let query = 0; query + 1 < offsets.length; query++) {
    const start = offsets[query] as number
    const wanted = Math.min(depth, (offsets[query + 1] as number) - start)
    if (asked) for (let at = start; at < start + wanted; at++) pairs += asked[ranked[at] as number] as number
    else pairs += wanted
    if (wanted > 0) queries++
  }
  return { pairs, queries }
}
