/** Queries with several phrasings: what is ranked, its first stages put together from the phrasings'. */
import { asQueries, type AsQueries, type Phrased } from '../../collection/as-queries.ts'
import { pairCount, type Collection, type FirstStage } from '../../collection/collection.ts'
import { combined, type Combination, type PhrasedPairs } from '../../ranking/phrasings.ts'
import { memo } from './memo.ts'

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
