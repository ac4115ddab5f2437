/** All typed arrays of a collection, each under a name: what is hashed, kept on disk, and moved between realms. */
import type { TextTable } from '../columns/text-table.ts'
import type { Collection } from './collection.ts'

export type Column = Uint8Array | Uint32Array | Int32Array | Float64Array

/** In an order that depends on nothing but the collection's content. */
export function* columnsOf(collection: Collection): Generator<readonly [name: string, column: Column]> {
  yield* textColumns('queryIds', collection.queryIds)
  yield* textColumns('queryTexts', collection.queryTexts)
  yield* textColumns('passageIds', collection.passageIds)
  yield* textColumns('passageTexts', collection.passageTexts)
  yield ['textless.queries', collection.textless.queries]
  yield ['textless.passages', collection.textless.passages]
  yield ['candidates.offsets', collection.candidates.offsets]
  yield ['candidates.passage', collection.candidates.passage]
  for (const [i, stage] of collection.firstStages.entries()) yield [`firstStages.${i}.score`, stage.score]
  for (const [i, set] of collection.judgementSets.entries()) {
    yield* textColumns(`judgementSets.${i}.queryIds`, set.queryIds)
    yield [`judgementSets.${i}.offsets`, set.offsets]
    yield* textColumns(`judgementSets.${i}.docIds`, set.docIds)
    yield [`judgementSets.${i}.grade`, set.grade]
  }
  if (collection.library !== undefined) {
    for (const name of libraryTables) yield* textColumns(`library.${name}`, collection.library[name])
  }
}

/** The tables of a library, in their order. */
export const libraryTables = ['queryIds', 'queryTexts', 'passageIds', 'passageTexts'] as const

function* textColumns(name: string, table: TextTable): Generator<readonly [string, Column]> {
  for (const [i, segment] of table.segments.entries()) {
    yield [`${name}.${i}.bytes`, segment.bytes]
    yield [`${name}.${i}.offsets`, segment.offsets]
  }
}

/** The buffers to transfer when a collection is posted to another realm; shared memory goes by itself. */
export function transferables(collection: Collection): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  for (const [, { buffer }] of columnsOf(collection)) if (buffer instanceof ArrayBuffer) buffers.add(buffer)
  return [...buffers]
}
