/** What a system says of each pair: its own scores, to the depth that it orders, and nothing of the rest. */
import type { Scores } from '../../ranking/order.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { memoByKey } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/**
 * One score a pair, NaN where the system has none: below its depth, and where it is not scored yet. The scores that
 * `rerankLab.scores` gives. The same object for the same order; null for the ideal.
 */
export function opinionOf({ shown, rankings, stages, values }: OrderedSystem): Scores | null {
  const last = stages.at(-1)
  if (!values || !last) return values
  return within(shown.key, rankings, last.over, last.depth, values)
}

// The values are written in place while a job runs: what tells that they have changed is the order, made anew each time.
const within = memoByKey((_of: Rankings, over: Rankings, depth: number, values: Scores): Scores => {
  const own = values.slice().fill(NaN)
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const [start, end] = [over.offsets[query] as number, over.offsets[query + 1] as number]
    for (let at = start; at < Math.min(end, start + depth); at++) {
      const pair = over.pairs[at] as number
      own[pair] = values[pair] as number
    }
  }
  return own
})
