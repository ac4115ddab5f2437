/** A first stage where there is none: every query is searched for in all passages that a collection holds, and what is found joins it like a run. */
import { inHeap, type Allocate } from '../columns/memory.ts'
import type { Collection } from '../collection/collection.ts'
import { joinFirstStage } from '../collection/join-first-stage.ts'
import { Bm25 } from './bm25.ts'
import { FoundLists } from './found-lists.ts'
import { IndexBuilder } from './inverted-index.ts'
import { rowsOf, searchedPassages, searchedQueries, type WhichQueries } from './searched.ts'
import { bm25Name, settingsError, type Bm25Settings } from './settings.ts'
import { Steps, type SearchOptions } from './steps.ts'

/**
 * The collection with BM25's lists of the queries: see joinFirstStage. Throws RangeError for settings that are none,
 * Error where there is nothing to search or nothing was found, and the signal's reason.
 * @param options `allocate`: where the new columns live; the heap when not given
 */
export async function bm25FirstStage(collection: Collection, which: WhichQueries, settings: Bm25Settings, options: SearchOptions & { readonly allocate?: Allocate } = {}): Promise<Collection> {
  const wrong = settingsError(settings)
  if (wrong !== null) throw new RangeError(wrong)
  const [passages, queries] = [searchedPassages(collection), searchedQueries(collection)]
  const rows = rowsOf(collection, queries, which)
  if (passages.length === 0) throw new Error('There are no passages to search: add a corpus, such as BEIR’s corpus.jsonl.')
  if (rows.length === 0) throw new Error('There are no queries with texts to search for: add them, such as BEIR’s queries.jsonl.')
  const steps = new Steps(options)
  const builder = new IndexBuilder(settings)
  for (let row = 0; row < passages.length; row++) {
    builder.add(passages.textAt(row))
    if (steps.isDue()) await steps.report({ doing: 'indexing', done: row, total: passages.length })
  }
  const [bm25, found] = [new Bm25(builder.finish(), settings), new FoundLists(queries, passages)]
  for (const [at, query] of rows.entries()) {
    found.take(query, bm25.search(queries.textAt(query), settings.depth, found.tie))
    if (steps.isDue()) await steps.report({ doing: 'searching', done: at, total: rows.length })
  }
  if (found.draft.lists.length === 0) throw new Error('No passage has a word in common with any query, so BM25 finds nothing.')
  return joinFirstStage(collection, found.draft, bm25Name(settings), options.allocate ?? inHeap)
}
