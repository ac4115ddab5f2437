/** A delimited file (CSV, TSV) whose first row names the columns: its rows are given to the readers of records. */
import { decodeBytes } from '../../columns/text-table.ts'
import { many, Refusal } from '../findings.ts'
import type { JsonObject } from '../formats/format.ts'
import { guessRoles, playing, type ColumnRoles, type TableColumns } from './column-roles.ts'
import { fieldsOf } from './quotes.ts'
import { TableRows } from './table-rows.ts'

export interface Table extends TableColumns {
  readonly delimiter: string
  /** 1-based line of the row that names the columns. */
  readonly header: number
}

const DELIMITERS = [',', '\t', ';', '|'] as const
// JSON, markup, or no text at all.
const NO_TABLE = /^\s*[[{<]|[\0\uFFFD]/
const encoder = new TextEncoder()

export interface TableHead {
  readonly table: Table
  /** The first rows, as records. */
  readonly rows: readonly JsonObject[]
  /** How many more have too few or too many fields. */
  readonly ragged: number
}

/** The tables that a file's start may be of, one a delimiter. @param roles what a person says the columns are for */
export function tablesIn(head: string, whole: boolean, roles?: ColumnRoles): TableHead[] {
  return DELIMITERS.flatMap((delimiter) => {
    const table = headerOf(head, delimiter, roles)
    return table === undefined ? [] : [{ table, ...rowsOf(head, whole, table) }]
  })
}

/** The row as a record of its columns; fields that are empty are not there. Throws Refusal where it has more or fewer fields. */
export function recordOfRow(row: string, table: Table): JsonObject {
  const { delimiter, columns } = table
  const fields = fieldsOf(row, delimiter)
  if (fields.length !== columns.length) throw new Refusal(`the row has ${many(fields.length, 'field')}`, `${many(columns.length, 'field')}: ${columns.join(', ')}`)
  const held = fields.map((field) => field.trim()).flatMap((field, at) => (field === '' ? [] : [[columns[at] as string, field] as const]))
  return playing(Object.fromEntries(held), table)
}

/** The table that a text most likely is, where no format is known in it: that of the most rows, then of the most columns. */
export function likeliestTable(head: string, whole: boolean, roles?: ColumnRoles): Table | undefined {
  if (NO_TABLE.test(head)) return undefined
  const tables = tablesIn(head, whole, roles).filter(({ rows, ragged }) => rows.length > ragged * 4)
  return tables.toSorted((a, b) => b.rows.length - a.rows.length || b.table.columns.length - a.table.columns.length)[0]?.table
}

function headerOf(head: string, delimiter: string, roles?: ColumnRoles): Table | undefined {
  const lines = head.split(/\r?\n/, 3)
  let header = lines.findIndex((line) => line.trim() !== '') + 1
  // Excel's way of telling the delimiter.
  if (/^sep=.$/.test(lines[header - 1] ?? '')) header++
  // pandas leaves the name of its index empty.
  const columns = fieldsOf(lines[header - 1] ?? '', delimiter).map((name, at) => name.trim() || `column ${at + 1}`)
  const named = columns.length > 1 && columns.every((name) => !/^[-+\d.]+$/.test(name)) && new Set(columns).size === columns.length
  return named ? { delimiter, columns, header, roles: roles ?? guessRoles(columns), chosen: roles !== undefined } : undefined
}

function rowsOf(head: string, whole: boolean, table: Table): Omit<TableHead, 'table'> {
  const rows: JsonObject[] = []
  let ragged = 0
  const framer = new TableRows(table.delimiter, table.columns.length, (bytes, number) => {
    if (number <= table.header || bytes.length === 0) return
    try {
      rows.push(recordOfRow(decodeBytes(bytes), table))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      ragged++
    }
  })
  framer.push(encoder.encode(head))
  // The last line may be cut.
  if (whole) framer.end()
  return { rows, ragged }
}
