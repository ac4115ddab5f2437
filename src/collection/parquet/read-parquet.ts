/** Reads a Parquet file into a draft. Its rows are records like JSON's, so the readers of records take them. */
import { withRanges, type ByteSource } from '../bytes/byte-source.ts'
import { DamagedPacking } from '../bytes/plain-bytes.ts'
import { FileDraft } from '../draft.ts'
import { Findings, Refusal } from '../findings.ts'
import type { JsonObject } from '../formats/format.ts'
import type { ReadFile, ReadOptions } from '../read-result.ts'
import { bestRecordFormat, type Sniffed } from '../sniff.ts'
import { guessRoles, playing, type ColumnRoles, type TableColumns } from '../table/column-roles.ts'
import { explainTable } from '../unknown-file.ts'
import { parquetRows } from './parquet-rows.ts'

const SNIFFED = 64

type SniffedRows = Extract<Sniffed, { framing: 'rows' }>

/** Throws the signal's reason when it is aborted, and nothing else. */
export async function readParquet(source: ByteSource, options: ReadOptions): Promise<ReadFile> {
  const [draft, findings, notes] = [new FileDraft(options.allocate), new Findings('record'), [] as string[]]
  let sniffed: SniffedRows | undefined
  let table: TableColumns | undefined
  let [rows, bytes] = [0, 0]
  const take = (row: JsonObject, { format, table }: SniffedRows) => {
    rows++
    try {
      format.read(playing(row, table), { number: rows, draft, findings })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      findings.refuse(rows, JSON.stringify(row), error)
    }
  }
  try {
    for await (const group of parquetRows(await opened(source))) {
      options.signal?.throwIfAborted()
      const [first] = group.rows
      if (first === undefined) continue
      table ??= columnsOf(first, options.roles)
      sniffed ??= sniffRows(group.rows, table)
      if (sniffed === undefined) {
        notes.push(explainTable('Parquet', table))
        break
      }
      for (const row of group.rows) take(row, sniffed)
      bytes = Math.min(source.size, group.bytes)
      await options.onChunk?.(bytes, rows)
    }
  } catch (error) {
    if (!(error instanceof DamagedPacking)) throw error
    notes.push(error.message)
  }
  options.signal?.throwIfAborted()
  if (sniffed === undefined) return { source, bytes, sniffed, format: 'unknown', rows, draft, findings, table, notes: notes.length > 0 ? notes : ['This is a Parquet file without rows.'] }
  return { source, bytes: source.size, sniffed, format: `${sniffed.format.name} Parquet`, rows, draft, findings, table, notes: [...notes, ...(sniffed.format.notes ?? [])] }
}

async function opened(source: ByteSource): Promise<Required<ByteSource>> {
  try {
    return await withRanges(source)
  } catch (error) {
    throw new DamagedPacking(`The file cannot be read: ${error instanceof Error ? error.message : String(error)}. Is it still there?`)
  }
}

function sniffRows(rows: readonly JsonObject[], table: TableColumns): SniffedRows | undefined {
  const { format } = bestRecordFormat(rows.slice(0, SNIFFED).map((row) => playing(row, table)))
  return format && { format, framing: 'rows', table }
}

function columnsOf(row: JsonObject, roles: ColumnRoles | undefined): TableColumns {
  const columns = Object.keys(row)
  return { columns, roles: roles ?? guessRoles(columns), chosen: roles !== undefined }
}
