/**
 * Finds a file's reader by its first kilobytes. Names and extensions are not asked: they are wrong too often. Damage in
 * the head must not hide what the rest of it is, so every record and line is looked at for itself.
 */
import { isObject } from './formats/fields.ts'
import type { JsonObject, LineFormat, MembersFormat, RecordFormat } from './formats/format.ts'
import { formats } from './formats/registry.ts'
import { JsonFrames, type JsonFraming } from './framing/json-frames.ts'
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
  const opening = head.trimStart()[0]
  if (opening === '[') return byFrames(head, 'elements') ?? byJsonLines(lines, 0) ?? byFields(lines)
  if (opening === '{') return byMembers(head) ?? byJsonLines(lines, 0.5) ?? byFrames(head, 'values') ?? byJsonLines(lines, 0) ?? byFields(lines)
  return byJsonLines(lines, 0) ?? byFields(lines)
}

/** One object whose members are the records. */
function byMembers(head: string): Sniffed | undefined {
  const members = framesOf(head, 'members').flatMap((member) => Object.entries(objectIn(`{${member}}`) ?? {}))
  if (members.length === 0) members.push(...Object.entries(asObject(parsePrefix(head)) ?? {}))
  for (const format of formats) {
    if (format.shape !== 'members') continue
    const matching = members.filter(([key, value]) => format.matches(key, value, head)).length
    if (matching * 2 > members.length) return { format, framing: 'members' }
  }
  return undefined
}

/** Records that span lines: the elements of an array, or objects one after another. */
function byFrames(head: string, framing: 'elements' | 'values'): Sniffed | undefined {
  const records = framesOf(head, framing).map(objectIn)
  if (records.length === 0) {
    const cut = parsePrefix(head)
    records.push(...(Array.isArray(cut) ? cut : [cut]).map(asObject))
  }
  const { format } = bestRecordFormat(records)
  return format && { format, framing }
}

/** A record a line. */
function byJsonLines({ complete, cut }: HeadLines, leastShare: number): Sniffed | undefined {
  const records = complete.map(objectIn)
  if (cut !== undefined) records.push(asObject(parsePrefix(cut)))
  const { format, matching } = bestRecordFormat(records)
  if (format === undefined) return undefined
  const startsWithOne = records[0] !== undefined && complete.length > 0 && format.matches(records[0])
  return startsWithOne || matching >= records.length * leastShare ? { format, framing: 'lines' } : undefined
}

function byFields({ complete: lines }: HeadLines): Sniffed | undefined {
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

function bestRecordFormat(records: readonly (JsonObject | undefined)[]): { format: RecordFormat | undefined; matching: number } {
  let best: RecordFormat | undefined
  let most = 0
  for (const format of formats) {
    if (format.shape !== 'records') continue
    const matching = records.filter((record) => record !== undefined && format.matches(record)).length
    if (matching > most) [best, most] = [format, matching]
  }
  return { format: best, matching: most }
}

/** The complete records of a head. */
function framesOf(head: string, framing: JsonFraming): string[] {
  const frames: string[] = []
  new JsonFrames(framing, (bytes) => frames.push(new TextDecoder().decode(bytes))).push(new TextEncoder().encode(head))
  return frames
}

/** The head's first lines that are not blank. */
interface HeadLines {
  readonly complete: readonly string[]
  /** The start of the line that the head ends in: records may be longer than the head. */
  readonly cut: string | undefined
}

function linesOf(head: string, whole: boolean): HeadLines {
  const lines = head.split(/\r?\n/, LINES + 1)
  const cut = whole || lines.length > LINES ? undefined : lines.pop()
  return { complete: lines.filter((line) => line.trim() !== ''), cut }
}

function objectIn(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return undefined // a broken record says nothing about the format; the reader will refuse it
  }
}

const asObject = (value: unknown) => (isObject(value) ? value : undefined)
