/**
 * Texts to embed as a job takes them: pairs of a collection whose queries are 256 blocks, named by the first byte of their
 * texts' keys. So a text lies in the same block of the store whatever collection it stands in, and a block is small enough to
 * be written often.
 */
import { grouped } from '../../collection/candidate-lists.ts'
import type { Collection } from '../../collection/collection.ts'
import { textKey } from '../../columns/hash.ts'
import { textTable } from '../../columns/text-table.ts'
import type { JobRequest } from '../job.ts'
import type { SearchedTexts } from '../../retrieval/searched.ts'
import type { TextRole } from './text-vectors.ts'

const BLOCKS = 256

/** All pairs of the blocks, as a job is asked for them. */
export const everyPair = ({ candidates: { offsets } }: Collection): JobRequest['queries'] =>
  Array.from({ length: BLOCKS }, (_, block) => ({ query: block, pairs: Uint32Array.from({ length: (offsets[block + 1] as number) - (offsets[block] as number) }, (_, at) => (offsets[block] as number) + at) }))

/** @param rows of the texts that are wanted; pair p is the text in `rows[order[p]]` */
export function textBlocks(role: TextRole, texts: SearchedTexts, rows: Uint32Array): { readonly blocks: Collection; readonly order: Uint32Array } {
  const names = textTable(Array.from({ length: BLOCKS }, (_, block) => `${role} ${block}`))
  const { offsets, order: sorted } = grouped(rows.map((row) => parseInt(textKey(texts.textAt(row)).slice(0, 2), 16)), BLOCKS)
  const order = sorted ?? Uint32Array.from(rows.keys())
  const table = texts.table()
  const none = new Uint32Array(0)
  const blocks: Collection = {
    name: `${role} texts`,
    fingerprint: '',
    queryIds: names,
    queryTexts: names,
    passageIds: table,
    passageTexts: table,
    textless: { queries: none, passages: none },
    candidates: { offsets, passage: order.map((at) => texts.rowIn(rows[at] as number)) },
    firstStages: [],
    judgementSets: [],
  }
  return { blocks, order }
}
