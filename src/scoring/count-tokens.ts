/** Counts tokens for the truncation meter, in pieces, so that a worker goes on hearing what it is told meanwhile. */
import { Breath } from './breath.ts'
import type { JobRequest } from './job.ts'
import type { PassageReader } from './reading.ts'
import type { RecipeWishes } from './recipe.ts'
import { TruncationMeter, type Truncation } from './truncation.ts'
import type { Collection } from '../collection/collection.ts'

/** The pairs to count, and the parts of a recipe that tokens depend on. */
export type CountRequest = Pick<JobRequest, 'model' | 'queries'> & RecipeWishes

/** Often enough to look at the clock, seldom enough to cost nothing. */
const PAIRS_BETWEEN = 16
const MILLISECONDS_BETWEEN = 250

/**
 * What a model would read of the pairs. `tell` is given what is counted so far, a few times a second. An abort ends with
 * that. Texts that were not tokenized before are tokenized, and kept for the scoring.
 */
export async function countTokens(reader: PassageReader, { candidates }: Collection, queries: CountRequest['queries'], tell: (sofar: Truncation) => void, signal?: AbortSignal): Promise<Truncation> {
  const meter = new TruncationMeter()
  const breath = new Breath()
  let told = performance.now()
  let counted = 0
  for (const { query, pairs } of queries) {
    for (const row of pairs) {
      const passage = candidates.passage[row]
      if (passage === undefined) throw new RangeError(`Pair ${row} of ${candidates.passage.length}`)
      meter.add(reader.read({ row, query, passage }))
      if (++counted % PAIRS_BETWEEN > 0) continue
      await breath.take()
      if (signal?.aborted) return meter.total
      if (performance.now() - told < MILLISECONDS_BETWEEN) continue
      told = performance.now()
      tell(meter.total)
    }
  }
  return meter.total
}
