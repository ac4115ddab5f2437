/** What a system takes: pairs, known from the lists alone, and time, where the scorer was measured on this machine. */
import type { StageCost } from '../../benchmark/report.ts'
import { speedKey, type Speeds } from '../../benchmark/speeds.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { stagesBehind, type OrderedSystem } from './systems.ts'

/** The cost of each stage, the lowest first; of a fusion, those of its parts; none for what scores nothing. */
export const costOf = (system: OrderedSystem, speeds: Speeds): readonly StageCost[] =>
  stagesBehind(system).map(({ over, depth, scores: { scorer, start } }): StageCost => {
    const speed = speeds[speedKey(scorer, start.device)]
    return {
      model: scorer.model,
      dtype: scorer.dtype,
      device: start.device,
      depth,
      ...countsTo(over, depth),
      millisecondsPerPair: speed ? speed.milliseconds / speed.pairs : null,
    }
  })

/** Pairs to the depth, and the queries that have any. */
function countsTo({ offsets }: Rankings, depth: number): Pick<StageCost, 'pairs' | 'queries'> {
  let [pairs, queries] = [0, 0]
  for (let query = 0; query + 1 < offsets.length; query++) {
    const wanted = Math.min(depth, (offsets[query + 1] as number) - (offsets[query] as number))
    pairs += wanted
    if (wanted > 0) queries++
  }
  return { pairs, queries }
}
