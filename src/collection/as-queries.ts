/** A collection with one row a query, whatever phrasings it has: what is ranked and measured, where the phrasings are what is scored. */
import { bytesAt, TextTableBuilder } from '../columns/text-table.ts'
import type { Collection } from './collection.ts'
import { phrasingRows, phrasingsOf, type Phrasings } from './phrasings.ts'

/** Queries' pairs, and which of them each phrasing's pair is. */
export interface Phrased {
  /** As it was brought: a row a phrasing. Its passages are those of the queries. */
  readonly brought: Collection
  readonly phrasings: Phrasings
  /** Uint32, one a pair of `brought`: the query's pair with the same passage. */
  readonly pairOf: Uint32Array
}

export interface AsQueries {
  /** Its first stages have to be put together from the phrasings' (there are none here). */
  readonly collection: Collection
  readonly phrased: Phrased
}

/** Null where no query has phrasings, and the collection is what is ranked as it is. O(pairs). */
export function asQueries(brought: Collection): AsQueries | null {
  const phrasings = phrasingsOf(brought)
  if (phrasings === null) return null
  const { candidates, pairOf } = unionOfPhrasings(brought, phrasings)
  return { collection: { ...brought, ...textsOf(brought, phrasings), candidates, firstStages: [] }, phrased: { brought, phrasings, pairOf } }
}

/** A query has the words of its first phrasing that has any. */
function textsOf({ queryTexts, textless }: Collection, phrasings: Phrasings): Pick<Collection, 'queryIds' | 'queryTexts' | 'textless'> {
  const [texts, silent] = [new TextTableBuilder(), new Set(textless.queries)]
  const silentQueries: number[] = []
  for (let query = 0; query < phrasings.ids.length; query++) {
    const rows = phrasingRows(phrasings, query)
    const spoken = rows.find((row) => !silent.has(row))
    texts.push(bytesAt(queryTexts, spoken ?? (rows[0] as number)))
    if (spoken === undefined) silentQueries.push(query)
  }
  return { queryIds: phrasings.ids, queryTexts: texts.finish(), textless: { queries: Uint32Array.from(silentQueries), passages: textless.passages } }
}

/** Pairs of a query stand in the order in which its phrasings first name their passages. */
function unionOfPhrasings({ candidates, passageIds }: Collection, phrasings: Phrasings): { candidates: Collection['candidates']; pairOf: Uint32Array } {
  const pairOf = new Uint32Array(candidates.passage.length)
  const passage = new Uint32Array(candidates.passage.length)
  const [pairOfPassage, seenBy] = [new Uint32Array(passageIds.length), new Uint32Array(passageIds.length)]
  const ends = new Uint32Array(phrasings.offsets.length)
  let pairs = 0
  for (let query = 0; query < phrasings.ids.length; query++) {
    for (const row of phrasingRows(phrasings, query)) {
      for (let pair = candidates.offsets[row] as number; pair < (candidates.offsets[row + 1] as number); pair++) {
        const candidate = candidates.passage[pair] as number
        if (seenBy[candidate] !== query + 1) {
          seenBy[candidate] = query + 1
          pairOfPassage[candidate] = pairs
          passage[pairs++] = candidate
        }
        pairOf[pair] = pairOfPassage[candidate] as number
      }
    }
    ends[query + 1] = pairs
  }
  return { candidates: { offsets: ends, passage: passage.slice(0, pairs) }, pairOf }
}
