/** The part of an archive that says what its columns are. */
import type { TextTable } from '../columns/text-table.ts'
import { ArchiveError, type ArchiveReader } from './archive-reader.ts'
import { pairCount, queryCount, type Collection } from './collection.ts'
import { columnsOf, libraryTables } from './columns.ts'
import { isObject } from './formats/fields.ts'

/** Changes with every change of the layout; other versions are refused, since the files they came from can be added again. */
const VERSION = 2
const MAGIC = 'RRLC'
/** Magic, version and the header's length. */
export const PREFIX = 12

export interface ArchiveHeader {
  readonly name: string
  readonly fingerprint: string
  readonly queries: number
  readonly pairs: number
  readonly firstStages: readonly { readonly name: string; readonly scored: boolean }[]
  readonly judgementSets: readonly string[]
  /** Text tables in their order: rows, and the first row of each segment. */
  readonly tables: readonly { readonly length: number; readonly firsts: readonly number[] }[]
  /** Bytes of each column, in the order of columns.ts. */
  readonly byteLengths: readonly number[]
}

export function headerOf(collection: Collection): ArchiveHeader {
  const { queryIds, queryTexts, passageIds, passageTexts, judgementSets, library } = collection
  const ofLibrary = library ? libraryTables.map((name) => library[name]) : []
  const tables = [queryIds, queryTexts, passageIds, passageTexts, ...judgementSets.flatMap((set) => [set.queryIds, set.docIds]), ...ofLibrary]
  return {
    name: collection.name,
    fingerprint: collection.fingerprint,
    queries: queryCount(collection),
    pairs: pairCount(collection),
    firstStages: collection.firstStages.map(({ name, scored }) => ({ name, scored })),
    judgementSets: judgementSets.map(({ name }) => name),
    tables: tables.map(({ length, segments }: TextTable) => ({ length, firsts: segments.map(({ first }) => first) })),
    byteLengths: Array.from(columnsOf(collection), ([, column]) => column.byteLength),
  }
}

/** Prefix and header, padded with spaces so that it ends on a multiple of eight. */
export function headerBytes(header: ArchiveHeader): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(Math.ceil((PREFIX + json.length) / 8) * 8).fill(0x20)
  bytes.set(new TextEncoder().encode(MAGIC))
  const view = new DataView(bytes.buffer)
  view.setUint32(4, VERSION, true)
  view.setUint32(8, bytes.length - PREFIX, true)
  bytes.set(json, PREFIX)
  return bytes
}

/** Throws ArchiveError where these are not the first bytes of an archive that this release reads. */
export async function readHeader(reader: ArchiveReader, size: number): Promise<{ header: ArchiveHeader; length: number }> {
  const prefix = new Uint8Array(PREFIX)
  await reader.fill(prefix)
  if (String.fromCharCode(...prefix.subarray(0, MAGIC.length)) !== MAGIC) throw new ArchiveError('This is no saved collection.')
  const view = new DataView(prefix.buffer)
  const version = view.getUint32(4, true)
  if (version !== VERSION) throw new ArchiveError(`The collection was saved by another release (layout ${version}, this one reads ${VERSION}). Add its files again.`)
  const length = view.getUint32(8, true)
  if (length > size - PREFIX) throw new ArchiveError('The saved collection was cut inside its header.')
  const json = new Uint8Array(length)
  await reader.fill(json)
  return { header: parsedHeader(new TextDecoder().decode(json)), length }
}

function parsedHeader(json: string): ArchiveHeader {
  let header: unknown
  try {
    header = JSON.parse(json)
  } catch (cause) {
    throw new ArchiveError('The saved collection is damaged: its header is not JSON.', { cause })
  }
  if (isHeader(header)) return header
  throw new ArchiveError('The saved collection is damaged: its header lacks a part.')
}

function isHeader(header: unknown): header is ArchiveHeader {
  if (!isObject(header)) return false
  const counts = (value: unknown) => Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0)
  const { firstStages, judgementSets, tables } = header
  return (
    [header['name'], header['fingerprint']].every((text) => typeof text === 'string') &&
    counts([header['queries'], header['pairs']]) &&
    counts(header['byteLengths']) &&
    Array.isArray(firstStages) && firstStages.every((stage) => isObject(stage) && typeof stage['name'] === 'string' && typeof stage['scored'] === 'boolean') &&
    Array.isArray(judgementSets) && judgementSets.every((name) => typeof name === 'string') &&
    Array.isArray(tables) && tables.every((table) => isObject(table) && counts([table['length']]) && counts(table['firsts']))
  )
}
