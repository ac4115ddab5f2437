/**
 * Finds a file's reader by its first kilobytes. Names and extensions are not asked: they are wrong too often. Damage in
 * the head must not hide what the rest of it is, so every record and line is looked at for itself.
 */
import type { JsonObject, LineFormat, MembersFormat, RecordFormat } from './formats/format.ts'
import { recordOf } from './formats/record.ts'
import { formats } from './formats/registry.ts'
import type { JsonFraming } from './framing/json-frames.ts'
import { parsePrefix } from './framing/json-prefix.ts'
import { framesOf, linesOf, recordIn, type HeadLines } from './sniff-head.ts'
import type { ColumnRoles, TableColumns } from './table/column-roles.ts'
import { tablesIn, type Table } from './table/table.ts'

/** What a file was taken for, and how its rows lie in it. */
export type Sniffed =
  | { readonly format: RecordFormat; readonly framing: 'lines' | JsonFraming }
  | { readonly format: RecordFormat; readonly framing: 'table'; readonly table: Table }
  | { readonly format: RecordFormat; readonly framing: 'rows'; readonly table: TableColumns }
  | { readonly format: MembersFormat; readonly framing: 'members' }
  | { readonly format: LineFormat; readonly framing: 'lines' }

/** What text can be taken for. */
export type SniffedText = Exclude<Sniffed, { framing: 'rows' }>

/** Whether the file is read by lines, so that a row has a line's number. */
export const isLined = ({ framing }: Sniffed) => framing === 'lines' || framing === 'table'

/**
 * @param head the file's start, decoded
 * @param whole whether that is all of it
 * @param roles what a person says the columns of a table are for
 */
export function sniff(head: string, whole: boolean, roles?: ColumnRoles): SniffedText | undefined {
  if (roles !== undefined) return byTable(head, whole, roles)
  const lines = linesOf(head, whole)
  const opening = head.trimStart()[0]
  const byLines = () => byFieldsOrTable(lines, head, whole)
  if (opening === '[') return (likelier(byFrames(head, 'elements'), byJsonLines(lines, 0)) ?? byFrames(head, 'values'))?.sniffed ?? byLines()
  if (opening === '{') return (likelier(byMembers(head), byJsonLines(lines, 0.5)) ?? byFrames(head, 'values') ?? byJsonLines(lines, 0))?.sniffed ?? byLines()
  return byJsonLines(lines, 0)?.sniffed ?? byLines()
}

/** What a head was taken for, and how many of its records that explains. */
interface Guess {
  readonly sniffed: SniffedText
  readonly matching: number
}

/** A bracket may be damage, and a whole line may be what it opens. */
const likelier = (first: Guess | undefined, second: Guess | undefined) => ((second?.matching ?? 0) > (first?.matching ?? 0) ? second : first)

/** A table has a header; where a format of lines takes even that, it is no table but one of its own lines. */
function byFieldsOrTable(lines: HeadLines, head: string, whole: boolean): SniffedText | undefined {
  const fields = byFields(lines)
  const [first] = lines.complete
  if (fields?.format.shape === 'lines' && first !== undefined && fields.format.matches(first)) return fields
  return byTable(head, whole) ?? fields
}

/** Rows of fields under a header. */
function byTable(head: string, whole: boolean, roles?: ColumnRoles): SniffedText | undefined {
  let best: SniffedText | undefined
  let most = 0
  for (const { table, rows } of tablesIn(head, whole, roles)) {
    const { format, matching } = bestRecordFormat(rows)
    if (format !== undefined && matching > most) [best, most] = [{ format, framing: 'table', table }, matching]
  }
  return best
}

/** One object whose members are the records. */
function byMembers(head: string): Guess | undefined {
  const records = framesOf(head, 'members').map((member) => recordIn(`{${member}}`))
  if (records.length === 0) records.push(recordOf(parsePrefix(head)))
  // What is no member counts too, against it.
  const members = records.flatMap((record) => (record === undefined ? [undefined] : Object.entries(record)))
  for (const format of formats) {
    if (format.shape !== 'members') continue
    const matching = members.filter((member) => member !== undefined && format.matches(member[0], member[1], head)).length
    if (matching * 2 > members.length) return { sniffed: { format, framing: 'members' }, matching }
  }
  return undefined
}

/** Records that span lines: the elements of an array, or objects one after another. */
function byFrames(head: string, framing: 'elements' | 'values'): Guess | undefined {
  const records = framesOf(head, framing).map(recordIn)
  if (records.length === 0) {
    const cut = parsePrefix(head)
    records.push(...(Array.isArray(cut) && framing === 'elements' ? cut : [cut]).map(recordOf))
  }
  const { format, matching } = bestRecordFormat(records)
  return format && { sniffed: { format, framing }, matching }
}

/** A record a line. */
function byJsonLines({ complete, cut }: HeadLines, leastShare: number): Guess | undefined {
  const records = complete.map(recordIn)
  if (cut !== undefined) records.push(recordOf(parsePrefix(cut)))
  const { format, matching } = bestRecordFormat(records)
  if (format === undefined) return undefined
  const startsWithOne = records[0] !== undefined && complete.length > 0 && format.matches(records[0])
  return startsWithOne || matching >= records.length * leastShare ? { sniffed: { format, framing: 'lines' }, matching } : undefined
}

function byFields({ complete: lines }: HeadLines): SniffedText | undefined {
  let best: LineFormat | undefined
  let most = 0
  for (const format of formats) {
    if (format.shape !== 'lines') continue
    if (format.together?.(lines) === false) continue
    const matching = lines.filter((line) => format.matches(line)).length
    if (matching > most) [best, most] = [format, matching]
  }
  return best && { format: best, framing: 'lines' }
}

/** The record format that most of `records` are of. */
export function bestRecordFormat(records: readonly (JsonObject | undefined)[]): { format: RecordFormat | undefined; matching: number } {
  let best: RecordFormat | undefined
  let most = 0
  for (const format of formats) {
    if (format.shape !== 'records') continue
    const matching = records.filter((record) => record !== undefined && format.matches(record)).length
    if (matching > most) [best, most] = [format, matching]
  }
  return { format: best, matching: most }
}
