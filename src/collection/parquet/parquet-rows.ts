/**
 * The rows of a Parquet file, a row group at a time. The library that reads it is loaded with the first such file.
 */
import type { AsyncBuffer, SchemaTree } from 'hyparquet'
import type { ByteSource } from '../bytes/byte-source.ts'
import { DamagedPacking } from '../bytes/plain-bytes.ts'
import type { JsonObject } from '../formats/format.ts'
import { plainRow } from './plain-values.ts'

export interface RowGroup {
  readonly rows: readonly JsonObject[]
  /** Read of the file so far, about. */
  readonly bytes: number
}

export const isParquet = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31

/** Throws DamagedPacking where the file breaks off, after the groups before that. */
export async function* parquetRows(source: Required<ByteSource>): AsyncGenerator<RowGroup> {
  const [{ parquetMetadataAsync, parquetReadObjects, parquetSchema }, { compressors }] = await Promise.all([import('hyparquet'), import('hyparquet-compressors')])
  const file: AsyncBuffer = {
    byteLength: source.size,
    slice: async (start, end = source.size) => new Uint8Array(await source.range(start, end)).buffer,
  }
  const metadata = await whole(() => parquetMetadataAsync(file, { geoparquet: false }), 'its list of contents, which stands at its end, cannot be read')
  const columns = await whole(() => parquetSchema(metadata).children.filter((column) => !isVector(column)).map((column) => column.element.name), 'its list of columns cannot be read')
  let [rowStart, bytes] = [0, 0]
  for (const [at, group] of metadata.row_groups.entries()) {
    const rowEnd = rowStart + Number(group.num_rows)
    const range = { rowStart, rowEnd }
    const rows = await whole(() => parquetReadObjects({ file, metadata, columns, compressors, geoparquet: false, ...range }), `row group ${at + 1} of ${metadata.row_groups.length} is damaged; the rows before it are kept`)
    bytes += Number(group.total_compressed_size ?? group.total_byte_size)
    yield { rows: rows.map(plainRow), bytes }
    rowStart = rowEnd
  }
}

async function whole<T>(read: () => T | Promise<T>, damage: string): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw new DamagedPacking(`The file is Parquet, and ${damage}: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

/** Lists of decimals are embeddings: large, and nothing that is read here. */
function isVector(column: SchemaTree): boolean {
  let leaf = column
  for (let [only] = leaf.children; only !== undefined && leaf.children.length === 1; [only] = leaf.children) leaf = only
  return leaf !== column && (leaf.element.type === 'FLOAT' || leaf.element.type === 'DOUBLE')
}
