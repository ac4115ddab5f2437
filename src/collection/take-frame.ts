/** Gives the lines and records of a file to its reader, as the text, fields or JSON that it wants. */
import { many, Refusal } from './findings.ts'
import { isObject } from './formats/fields.ts'
import type { Place } from './formats/format.ts'
import type { Line } from './framing/line.ts'
import { recordOf } from './formats/record.ts'
import { isLined, type SniffedText } from './sniff.ts'
import { recordOfRow } from './table/table.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

/** What takes one line or record. It throws Refusal where nothing of it can be taken. */
export function taker(sniffed: SniffedText): (frame: Line, at: Place) => void {
  const { format } = sniffed
  const unit = isLined(sniffed) ? 'line' : 'record'
  if (sniffed.framing === 'table') {
    const { format, table } = sniffed
    return (frame, at) => {
      // What stands before the rows names the columns.
      if (at.number > table.header) format.read(recordOfRow(decoded(frame, unit, at), table), at)
    }
  }
  if (format.shape === 'lines') {
    const read = format.open()
    return (line, at) => {
      try {
        read(line, at)
      } finally {
        // Fields are told apart by the way, and then this is known.
        if (!line.isAscii) decoded(line, unit, at)
      }
    }
  }
  if (format.shape === 'members') {
    return (frame, at) => {
      const member = parsed(`{${decoded(frame, unit, at)}}`, format.expected)
      for (const [key, value] of Object.entries(isObject(member) ? member : {})) format.read(key, value, at)
    }
  }
  return (frame, at) => {
    const record = recordOf(parsed(decoded(frame, unit, at), format.expected))
    if (record === undefined || !format.matches(record)) throw new Refusal('it is JSON, but not of this shape', format.expected)
    format.read(record, at)
  }
}

/** A frame as text. Bytes that are no UTF-8 cost their characters, not their line; the receipt says so. */
function decoded({ text, view }: Line, unit: string, { number, findings }: Place): string {
  if (text.includes('\uFFFD') && !isUtf8(view)) {
    findings.tally('not UTF-8', (count) => `${many(count, unit)} held bytes that are not UTF-8 (first in ${unit} ${number}): such characters were replaced. Save the file as UTF-8.`)
  }
  return text
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}

function parsed(text: string, expected: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const literal = /[:[,]\s*(NaN|-?Infinity)\b/.exec(text)?.[1]
    throw new Refusal(literal === undefined ? 'it is not JSON, or cut off' : `${literal} is no number in JSON, and no score`, expected)
  }
}
