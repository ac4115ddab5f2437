/** Finds a file's reader by its first kilobytes. Names and extensions are not asked: they are wrong too often. */
import { isObject } from './formats/fields.ts'
import type { Format, JsonObject, LineFormat, MembersFormat, RecordFormat } from './formats/format.ts'
import { formats } from './formats/registry.ts'
import type { JsonFraming } from './framing/json-frames.ts'
import { parsePrefix } from './framing/json-prefix.ts'

/** Bytes of plain text that decide. */
export const HEAD = 1 << 18
const LINES = 64

export type Sniffed =
  | { readonly format: RecordFormat; readonly framing: 'lines' | JsonFraming }
  | { readonly format: MembersFormat; readonly framing: 'members' }
  | { readonly format: LineFormat; readonly framing: 'lines' }

/** @param head the file's start, decoded; @param whole whether that is all of it */
export function sniff(head: string, whole: boolean): Sniffed | undefined {
  const lines = linesOf(head, whole)
  return byOpening(head) ?? byJsonLines(lines) ?? byFields(lines)
}

/** JSON that spans lines: an array, an object of members, objects one after another. */
function byOpening(head: string): Sniffed | undefined {
  const opening = head.trimStart()
  if (!opening.startsWith('[') && !opening.startsWith('{')) return undefined
  const value = parsePrefix(opening)
  if (Array.isArray(value)) {
    const format = bestRecordFormat(value.filter(isObject))
    return format && { format, framing: 'elements' }
  }
  if (!isObject(value)) return undefined
  const members = Object.entries(value)
  // The last member may be cut, and then says nothing.
  const certain = members.length > 1 ? members.slice(0, -1) : members
  const membersFormat = formats.find((format) => format.shape === 'members' && certain.length > 0 && certain.every(([key, member]) => format.matches(key, member, opening)))
  if (membersFormat?.shape === 'members') return { format: membersFormat, framing: 'members' }
  const firstLine = opening.slice(0, (opening + '\n').indexOf('\n'))
  if (isObject(parsed(firstLine)) || firstLine.length === opening.length) return undefined // a record a line
  const format = bestRecordFormat([value])
  return format && { format, framing: 'values' }
}

function byJsonLines(lines: readonly string[]): Sniffed | undefined {
  const records = lines.map((line) => parsed(line) ?? (lines.length === 1 ? parsePrefix(line) : undefined)).filter(isObject)
  const format = bestRecordFormat(records)
  return format && { format, framing: 'lines' }
}

function byFields(lines: readonly string[]): Sniffed | undefined {
  let best: LineFormat | undefined
  let most = 0
  for (const format of formats) {
    if (format.shape !== 'lines') continue
    const matching = lines.filter((line) => format.matches(line)).length
    if (matching > most) [best, most] = [format, matching]
  }
  return best && { format: best, framing: 'lines' }
}

function bestRecordFormat(records: readonly JsonObject[]): RecordFormat | undefined {
  let best: RecordFormat | undefined
  let most = 0
  for (const format of formats as readonly Format[]) {
    if (format.shape !== 'records') continue
    const matching = records.filter((record) => format.matches(record)).length
    if (matching > most) [best, most] = [format, matching]
  }
  return best
}

/** The head's first lines that are not blank; one that the head cuts only where there is no other. */
function linesOf(head: string, whole: boolean): readonly string[] {
  const lines = head.split(/\r?\n/, LINES + 1)
  const complete = whole || lines.length > LINES ? lines : lines.slice(0, -1)
  const filled = complete.filter((line) => line.trim() !== '')
  return filled.length > 0 ? filled : lines
}

function parsed(line: string): unknown {
  if (!line.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined // a broken line says nothing about the format; the reader will refuse it
  }
}
