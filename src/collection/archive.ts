/**
 * A collection as one stream of bytes: a magic word, the header's length, a JSON header, every column in the order of
 * columns.ts, and a CRC-32 of all that. Columns are little-endian, as every host of a browser is.
 */
import { inHeap, type Allocate } from '../columns/memory.ts'
import type { TextTable } from '../columns/text-table.ts'
import { ArchiveError, ArchiveReader } from './archive-reader.ts'
import { headerBytes, headerOf, PREFIX, readHeader, type ArchiveHeader } from './archive-header.ts'
import type { ByteSource } from './bytes/byte-source.ts'
import { crc32 } from './bytes/crc32.ts'
import type { Collection } from './collection.ts'
import { columnsOf } from './columns.ts'

const CHUNK = 1 << 20
const CHECKSUM = 4

/** The bytes of a collection, in chunks of at most 1 MB, copied out of shared memory (which no host writes to disk). */
export function* archiveOf(collection: Collection): Generator<Uint8Array<ArrayBuffer>> {
  let crc = 0
  const header = headerBytes(headerOf(collection))
  crc = crc32(header, crc)
  yield header
  for (const [, column] of columnsOf(collection)) {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = new Uint8Array(Math.min(CHUNK, bytes.length - at))
      chunk.set(bytes.subarray(at, at + CHUNK))
      crc = crc32(chunk, crc)
      yield chunk
    }
  }
  const checksum = new Uint8Array(CHECKSUM)
  new DataView(checksum.buffer).setUint32(0, crc, true)
  yield checksum
}

/** How many bytes `archiveOf` gives. */
export function archiveSize(collection: Collection): number {
  const header = headerOf(collection)
  return headerBytes(header).length + sum(header.byteLengths) + CHECKSUM
}

/** What a saved collection says of itself, without reading its columns. Throws ArchiveError. */
export async function readArchiveHeader(source: ByteSource): Promise<ArchiveHeader> {
  const reader = new ArchiveReader(source)
  try {
    return (await readHeader(reader, source.size)).header
  } finally {
    await reader.close()
  }
}

/** The collection that was saved. Throws ArchiveError where it is of another version, cut, or damaged. */
export async function readArchive(source: ByteSource, allocate: Allocate = inHeap): Promise<Collection> {
  const reader = new ArchiveReader(source)
  try {
    const { header, length } = await readHeader(reader, source.size)
    if (source.size !== PREFIX + length + sum(header.byteLengths) + CHECKSUM) {
      throw new ArchiveError(`The saved collection has ${source.size} bytes where its header announces ${PREFIX + length + sum(header.byteLengths) + CHECKSUM}: it was cut.`)
    }
    const collection = await readColumns(reader, header, allocate)
    const crc = reader.crc
    const checksum = new Uint8Array(CHECKSUM)
    await reader.fill(checksum)
    if (new DataView(checksum.buffer).getUint32(0, true) !== crc) {
      throw new ArchiveError('The saved collection is damaged: its checksum does not match. Delete it and add its files again.')
    }
    return collection
  } finally {
    await reader.close()
  }
}

async function readColumns(reader: ArchiveReader, header: ArchiveHeader, allocate: Allocate): Promise<Collection> {
  let next = 0
  const column = async (width: number): Promise<ArrayBufferLike> => {
    const byteLength = header.byteLengths[next++] ?? 0
    if (byteLength % width !== 0) throw new ArchiveError('The saved collection is damaged: a column ends inside a number. Delete it and add its files again.')
    const buffer = allocate(byteLength)
    await reader.fill(new Uint8Array(buffer))
    return buffer
  }
  let nextTable = 0
  const table = async (): Promise<TextTable> => {
    const { length, firsts } = header.tables[nextTable++] ?? { length: 0, firsts: [] }
    const segments = []
    for (const first of firsts) segments.push({ first, bytes: new Uint8Array(await column(1)), offsets: new Uint32Array(await column(4)) })
    return { length, segments }
  }
  const texts = { queryIds: await table(), queryTexts: await table(), passageIds: await table(), passageTexts: await table() }
  const textless = { queries: new Uint32Array(await column(4)), passages: new Uint32Array(await column(4)) }
  const candidates = { offsets: new Uint32Array(await column(4)), passage: new Uint32Array(await column(4)) }
  const firstStages = []
  for (const { name, scored } of header.firstStages) firstStages.push({ name, scored, score: new Float64Array(await column(8)) })
  const judgementSets = []
  for (const name of header.judgementSets) {
    const queryIds = await table()
    const offsets = new Uint32Array(await column(4))
    const docIds = await table()
    judgementSets.push({ name, queryIds, offsets, docIds, grade: new Int32Array(await column(4)) })
  }
  const collection = { name: header.name, fingerprint: header.fingerprint, ...texts, textless, candidates, firstStages, judgementSets }
  if (nextTable === header.tables.length) return collection
  return { ...collection, library: { queryIds: await table(), queryTexts: await table(), passageIds: await table(), passageTexts: await table() } }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
