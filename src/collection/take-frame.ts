/** Gives the lines and records of a file to its reader, as the text, fields or JSON that it wants. */
import { decodeBytes } from '../columns/text-table.ts'
import { many, Refusal } from './findings.ts'
import { isObject } from './formats/fields.ts'
import type { Place } from './formats/format.ts'
import { recordOf } from './formats/record.ts'
import { isLined, type SniffedText } from './sniff.ts'
import { recordOfRow } from './table/table.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

/** What takes the bytes of one frame. It throws Refusal where nothing of them can be taken. */
export function taker(sniffed: SniffedText): (bytes: Uint8Array, at: Place) => void {
  const { format } = sniffed
  const unit = isLined(sniffed) ? 'line' : 'record'
  if (sniffed.framing === 'table') {
    const { format, table } = sniffed
    return (bytes, at) => {
      // What stands before the rows names the columns.
      if (at.number > table.header) format.read(recordOfRow(decoded(bytes, unit, at), table), at)
    }
  }
  if (format.shape === 'lines') {
    const read = format.open()
    return (bytes, at) => {
      if (!isAscii(bytes)) decoded(bytes, unit, at)
      read(bytes, at)
    }
  }
  if (format.shape === 'members') {
    return (bytes, at) => {
      const member = parsed(`{${decoded(bytes, unit, at)}}`, format.expected)
      for (const [key, value] of Object.entries(isObject(member) ? member : {})) format.read(key, value, at)
    }
  }
  return (bytes, at) => {
    const record = recordOf(parsed(decoded(bytes, unit, at), format.expected))
    if (record === undefined || !format.matches(record)) throw new Refusal('it is JSON, but not of this shape', format.expected)
    format.read(record, at)
  }
}

/** A frame as text. Bytes that are no UTF-8 cost their characters, not their line; the receipt says so. */
function decoded(bytes: Uint8Array, unit: string, { number, findings }: Place): string {
  const text = decodeBytes(bytes)
  if (text.includes('\uFFFD') && !isUtf8(bytes)) {
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

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) > 0x7f) return false
  return true
}
