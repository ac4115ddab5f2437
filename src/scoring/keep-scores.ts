/** Scores that were computed elsewhere, as from kept features by another head, go into the ledger as if a job had made them. */
import { passageKey, queryKey } from './kept-scores.ts'
import type { ScoreStore } from './score-store.ts'
import { pairsOf, queryCount, type Collection } from '../collection/collection.ts'
import type { Scorer } from '../systems/system.ts'

/**
 * Appends scores of pairs (rows of the candidates, in any order), a query at a time. Throws RangeError where there are not
 * as many scores as pairs, a score is no number, or a pair is not the collection's.
 */
export async function keepScores(collection: Collection, ledger: ScoreStore, scorer: Scorer, pairs: Uint32Array, scores: Float32Array): Promise<void> {
  if (pairs.length !== scores.length) throw new RangeError(`${scores.length} scores were given for ${pairs.length} pairs`)
  const order = Uint32Array.from(pairs.keys()).sort((a, b) => (pairs[a] as number) - (pairs[b] as number))
  let at = 0
  for (let query = 0; query < queryCount(collection) && at < order.length; query++) {
    const [, end] = pairsOf(collection.candidates, query)
    const first = at
    while (at < order.length && (pairs[order[at] as number] as number) < end) at++
    if (at === first) continue
    const own = order.subarray(first, at)
    const passages = Array.from(own, (at) => {
      const row = pairs[at] as number
      return passageKey(collection, { row, query, passage: collection.candidates.passage[row] as number })
    })
    const values = Float32Array.from(own, (at) => scores[at] as number)
    if (values.some(Number.isNaN)) throw new RangeError(`A score of the query in row ${query} is not a number`)
    await ledger.append(scorer, queryKey(collection, query), passages, values)
  }
  if (at < order.length) throw new RangeError(`The collection has no pair ${pairs[order[at] as number] ?? ''}`)
}
