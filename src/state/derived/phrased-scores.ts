/** Scores of queries from those of their phrasings, and which pairs of phrasings a job scores. */
import { scorable } from '../../collection/collection.ts'
import { phrasingRows } from '../../collection/phrasings.ts'
import type { Scores } from '../../ranking/order.ts'
import { combined } from '../../ranking/phrasings.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { JobRequest } from '../../scoring/job.ts'
import type { SystemScores } from '../scores.ts'
import type { Base } from './base.ts'
import { memoByKey } from './memo.ts'
import type { CombinedPhrasings } from './phrased.ts'

/**
 * A scorer's scores of queries from those of their phrasings, in the first `depth` of `over`; the same scores where nothing has
 * phrasings. Pairs for which a score is still to come are NaN. By ranks they depend on the head that is ranked, by scores not.
 */
export function combinedScores(key: string, { phrased }: Base, scores: SystemScores, over: Rankings, depth: number): SystemScores {
  if (!phrased) return scores
  return phrased.combination === 'rrf' ? byHead(key, phrased, scores, over, depth) : byPairs(scores.key, phrased, scores)
}

const byPairs = memoByKey((phrased: CombinedPhrasings, scores: SystemScores): SystemScores => ({ ...scores, values: combine(phrased, scores.values) }))

const byHead = memoByKey((phrased: CombinedPhrasings, scores: SystemScores, over: Rankings, depth: number): SystemScores => {
  const isInHead = new Uint8Array(phrased.of.pairs)
  for (let query = 0; query + 1 < over.offsets.length; query++) {
    const [start, end] = [over.offsets[query] as number, over.offsets[query + 1] as number]
    for (let at = start; at < Math.min(end, start + depth); at++) isInHead[over.pairs[at] as number] = 1
  }
  return { ...scores, values: combine(phrased, scores.values.map((score, at) => (isInHead[phrased.pairOf[at] as number] === 1 ? score : NaN))) }
})

const combine = ({ combination, of, docOrder, awaited }: CombinedPhrasings, scores: Scores) => combined(combination, scores, of, docOrder, awaited)

/** What a job scores of some of a query's pairs: of each phrasing those that it has, where query and passage have texts. */
export function askedPairs({ collection, phrased }: Base, query: number, pairs: Uint32Array): JobRequest['queries'] {
  if (!phrased) return [{ query, pairs: scorable(collection, query, pairs) }]
  const { brought, phrasings, pairOf } = phrased
  return Array.from(phrasingRows(phrasings, query), (row) => {
    const own = new Map<number, number>()
    for (let pair = brought.candidates.offsets[row] as number; pair < (brought.candidates.offsets[row + 1] as number); pair++) own.set(pairOf[pair] as number, pair)
    return { query: row, pairs: scorable(brought, row, Uint32Array.from([...pairs].flatMap((pair) => own.get(pair) ?? []))) }
  })
}

/** The row that a query has in the collection as it was brought: its first phrasing's. -1 for -1. */
export const firstPhrasing = ({ phrased }: Base, query: number): number => (phrased && query >= 0 ? (phrasingRows(phrased.phrasings, query)[0] as number) : query)

/** A query's pair as a phrasing's, the first that is scored; the pair itself where nothing has phrasings. */
export function broughtPair({ collection, phrased }: Base, query: number, pair: number): { readonly row: number; readonly query: number; readonly passage: number } {
  const passage = collection.candidates.passage[pair] as number
  if (!phrased) return { row: pair, query, passage }
  const { phrasings, brought, pairOf, awaited } = phrased
  for (const row of phrasingRows(phrasings, query)) {
    for (let at = brought.candidates.offsets[row] as number; at < (brought.candidates.offsets[row + 1] as number); at++) {
      if (pairOf[at] === pair && awaited[at] === 1) return { row: at, query: row, passage }
    }
  }
  throw new RangeError(`No phrasing of query ${query} has pair ${pair}`)
}

/** Values of queries' pairs on the pairs of their phrasings, for what reads the collection as it was brought. */
export const onPhrasings = ({ phrased }: Base, values: Scores): Scores => (phrased ? Float64Array.from(phrased.pairOf, (pair) => values[pair] as number) : values)
