import type { Collection } from '../../collection/collection.ts'
import { textTable } from '../../columns/text-table.ts'

/** A small collection of the given lists; passages are not shared between lists. */
export function collectionOf(lists: readonly { readonly query: string; readonly passages: readonly string[] }[]): Collection {
  const passages = lists.flatMap((list) => list.passages)
  const offsets = new Uint32Array(lists.length + 1)
  lists.forEach((list, query) => (offsets[query + 1] = (offsets[query] ?? 0) + list.passages.length))
  return {
    name: 'test',
    fingerprint: 'test',
    queryIds: textTable(lists.map((_, query) => `q${query}`)),
    queryTexts: textTable(lists.map(({ query }) => query)),
    passageIds: textTable(passages.map((_, row) => `p${row}`)),
    passageTexts: textTable(passages),
    textless: { queries: new Uint32Array(0), passages: new Uint32Array(0) },
    candidates: { offsets, passage: Uint32Array.from(passages, (_, row) => row) },
    firstStages: [],
    judgementSets: [],
  }
}
