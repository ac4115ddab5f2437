/** A file's first kilobytes as lines and records, whole or cut, for the readers to be asked about. */
import type { JsonObject } from './formats/format.ts'
import { recordOf } from './formats/record.ts'
import { JsonFrames, type JsonFraming } from './framing/json-frames.ts'

const LINES = 64

/** The complete records of a head. */
export function framesOf(head: string, framing: JsonFraming): string[] {
  const frames: string[] = []
  new JsonFrames(framing, (bytes) => frames.push(new TextDecoder().decode(bytes))).push(new TextEncoder().encode(head))
  return frames
}

/** The head's first lines that are not blank. */
export interface HeadLines {
  readonly complete: readonly string[]
  /** The start of the line that the head ends in: records may be longer than the head. */
  readonly cut: string | undefined
}

export function linesOf(head: string, whole: boolean): HeadLines {
  const lines = head.split(/\r?\n/, LINES + 1)
  const cut = whole || lines.length > LINES ? undefined : lines.pop()
  return { complete: lines.filter((line) => line.trim() !== ''), cut }
}

/** Undefined where the text is no record. */
export function recordIn(text: string): JsonObject | undefined {
  try {
    return recordOf(JSON.parse(text))
  } catch {
    return undefined // a broken record says nothing about the format; the reader will refuse it
  }
}
