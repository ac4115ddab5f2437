/** Texts that no list names yet: a corpus and its queries, kept for the runs of this drop and of later ones. */
import { IdTableBuilder } from '../columns/id-index.ts'
import type { Allocate } from '../columns/memory.ts'
import { bytesAt, TextTableBuilder, type TextTable } from '../columns/text-table.ts'
import type { Library } from './collection.ts'
import { TextsById } from './texts-by-id.ts'

/** Bytes of text that are kept beside a collection; a web-sized corpus is used within its own drop alone. */
export const MOST_KEPT = 1 << 28

/** Texts by id, as a file or a builder holds them. */
export interface Texts {
  readonly queries: TextsById
  readonly passages: TextsById
}

/** How many ids got a text. */
export function complete(texts: Texts, from: readonly Texts[]): number {
  const before = texts.queries.withTexts + texts.passages.withTexts
  for (const { queries, passages } of from) {
    texts.queries.completeFrom(queries)
    texts.passages.completeFrom(passages)
  }
  return texts.queries.withTexts + texts.passages.withTexts - before
}

/** A kept library as it was before it was finished. */
export function opened({ queryIds, queryTexts, passageIds, passageTexts }: Library): Texts {
  return { queries: byId(queryIds, queryTexts), passages: byId(passageIds, passageTexts) }
}

/** What `sources` hold beyond the collection's own texts, the first of each id; undefined where that is nothing, or too much to keep. */
export function remainder(sources: readonly Texts[], own: Texts | undefined, allocate: Allocate): Library | undefined {
  return bytesOf(sources) > MOST_KEPT ? undefined : unnamed(sources, own, allocate)
}

/** Ids that a finder knows. */
interface Known {
  readonly queries: Pick<TextsById, 'find'>
  readonly passages: Pick<TextsById, 'find'>
}

/** What `sources` hold beyond what is known, the first of each id; undefined where that is nothing. */
export function unnamed(sources: readonly Texts[], own: Known | undefined, allocate: Allocate): Library | undefined {
  const [queryIds, queryTexts] = rest(sources.map(({ queries }) => queries), own?.queries, allocate)
  const [passageIds, passageTexts] = rest(sources.map(({ passages }) => passages), own?.passages, allocate)
  return queryIds.length + passageIds.length === 0 ? undefined : { queryIds, queryTexts, passageIds, passageTexts }
}

export const bytesOf = (sources: readonly Texts[]): number => sources.reduce((sum, { queries, passages }) => sum + queries.bytes + passages.bytes, 0)

function rest(sources: readonly TextsById[], own: Pick<TextsById, 'find'> | undefined, allocate: Allocate): [ids: TextTable, texts: TextTable] {
  const [ids, texts] = [new IdTableBuilder(), new TextTableBuilder()]
  for (const source of sources) {
    for (let row = 0; row < source.length; row++) {
      const [id, text] = [source.idAt(row), source.textAt(row)]
      if (text === undefined || (own !== undefined && own.find(id) >= 0) || ids.find(id) >= 0) continue
      ids.add(id)
      texts.push(text)
    }
  }
  return [ids.finish(allocate), texts.finish(allocate)]
}

function byId(ids: TextTable, texts: TextTable): TextsById {
  const held = new TextsById()
  for (let row = 0; row < ids.length; row++) held.add(bytesAt(ids, row), bytesAt(texts, row))
  return held
}
