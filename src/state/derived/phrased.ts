/** Queries with several phrasings: their lists and scores as put together from the phrasings', and what of these a job scores. */
import { asQueries, type AsQueries, type Phrased } from '../../collection/as-queries.ts'
import { pairCount, scorable, type Collection, type FirstStage } from '../../collection/collection.ts'
import type { Scores } from '../../ranking/order.ts'
import { combined, type Combination, type PhrasedPairs } from '../../ranking/phrasings.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import type { JobRequest } from '../../scoring/job.ts'
import type { SystemScores } from '../scores.ts'
import type { Base } from './base.ts'
import { memo, memoByKey } from './memo.ts'

/** How queries are made of their phrasings. */
export interface CombinedPhrasings extends Phrased {
  readonly combination: Combination
  readonly of: PhrasedPairs
  readonly docOrder: Uint32Array
  /** Uint8, one a pair of a phrasing: 1 where the phrasing has words, and so is scored. */
  readonly awaited: Uint8Array
  /** Uint16, one a pair of a query: how many phrasings are scored for it. */
  readonly asked: Uint16Array
}

const asked = memo(asQueries)

/** The collection with one row a query, which judgements name; itself where nothing has phrasings. Without first stages in the former case. */
export const askedCollection = (collection: Collection): Collection => asked(collection)?.collection ?? collection

/** What is ranked of a collection, and how it was put together; null where nothing has phrasings. */
export function phrasedCollection(brought: Collection, combination: Combination, docOrder: Uint32Array): { readonly collection: Collection; readonly phrased: CombinedPhrasings } | null {
  const queries = asked(brought)
  return queries && withCombined(queries, combination, docOrder)
}

const withCombined = memo(({ collection, phrased }: AsQueries, combination: Combination, docOrder: Uint32Array) => {
  const of = { columns: phrased.brought.candidates, pairOf: phrased.pairOf, pairs: pairCount(collection) }
  const awaited = awaitedOf(phrased)
  const times = new Uint16Array(of.pairs)
  phrased.pairOf.forEach((pair, at) => (times[pair] = (times[pair] as number) + (awaited[at] as number)))
  const firstStages = phrased.brought.firstStages.map(({ name, scored, score }): FirstStage => ({
    name,
    score: combined(combination, score, of, docOrder),
    scored: scored || combination === 'rrf',
  }))
  return { collection: { ...collection, firstStages }, phrased: { ...phrased, combination, of, docOrder, awaited, asked: times } }
})

function awaitedOf({ brought: { candidates, textless } }: Phrased): Uint8Array {
  const awaited = new Uint8Array(candidates.passage.length).fill(1)
  for (const row of textless.queries) awaited.fill(0, candidates.offsets[row], candidates.offsets[row + 1])
  return awaited
}

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
  return Array.from(phrasings.rows.subarray(phrasings.offsets[query], phrasings.offsets[query + 1]), (row) => {
    const own = new Map<number, number>()
    for (let pair = brought.candidates.offsets[row] as number; pair < (brought.candidates.offsets[row + 1] as number); pair++) own.set(pairOf[pair] as number, pair)
    return { query: row, pairs: scorable(brought, row, Uint32Array.from([...pairs].flatMap((pair) => own.get(pair) ?? []))) }
  })
}

/** The row that a query has in the collection as it was brought: its first phrasing's. -1 for -1. */
export const firstPhrasing = ({ phrased }: Base, query: number): number => (phrased && query >= 0 ? (phrased.phrasings.rows[phrased.phrasings.offsets[query] as number] as number) : query)

/** A query's pair as a phrasing's, the first that is scored; the pair itself where nothing has phrasings. */
export function broughtPair({ collection, phrased }: Base, query: number, pair: number): { readonly row: number; readonly query: number; readonly passage: number } {
  const passage = collection.candidates.passage[pair] as number
  if (!phrased) return { row: pair, query, passage }
  const { phrasings, brought, pairOf, awaited } = phrased
  for (const row of phrasings.rows.subarray(phrasings.offsets[query], phrasings.offsets[query + 1])) {
    for (let at = brought.candidates.offsets[row] as number; at < (brought.candidates.offsets[row + 1] as number); at++) {
      if (pairOf[at] === pair && awaited[at] === 1) return { row: at, query: row, passage }
    }
  }
  throw new RangeError(`No phrasing of query ${query} has pair ${pair}`)
}

/** Values of queries' pairs on the pairs of their phrasings, for what reads the collection as it was brought. */
export const onPhrasings = ({ phrased }: Base, values: Scores): Scores => (phrased ? Float64Array.from(phrased.pairOf, (pair) => values[pair] as number) : values)
