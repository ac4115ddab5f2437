/** A file whose reader is found: chunks go in, and rows come out into its draft. What a row refuses becomes a finding. */
import { decodeBytes } from '../columns/text-table.ts'
import type { FileDraft } from './draft.ts'
import { Findings, many, Refusal } from './findings.ts'
import { isObject } from './formats/fields.ts'
import type { Place } from './formats/format.ts'
import type { Framer, OnFrame } from './framing/framer.ts'
import { JsonFrames } from './framing/json-frames.ts'
import { Lines } from './framing/lines.ts'
import type { Sniffed } from './sniff.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

export class Reading {
  readonly sniffed: Sniffed
  readonly findings: Findings
  rows = 0
  #framer: Framer

  constructor(sniffed: Sniffed, draft: FileDraft) {
    this.sniffed = sniffed
    this.findings = new Findings(sniffed.framing === 'lines' ? 'line' : 'record')
    const take = taker(sniffed)
    const onFrame: OnFrame = (bytes, number) => {
      if (isBlank(bytes)) {
        if (sniffed.format.kind === 'judgements') this.findings.tally('blank', (count) => `${many(count, 'blank line')} skipped. trec_eval refuses a qrels file with blank lines.`)
        return
      }
      this.rows++
      try {
        take(bytes, { number, draft, findings: this.findings })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        this.findings.refuse(number, decodeBytes(bytes.subarray(0, 1024)), error)
      }
    }
    this.#framer = sniffed.framing === 'lines' ? new Lines(onFrame) : new JsonFrames(sniffed.framing, onFrame)
  }

  push(chunk: Uint8Array): void {
    this.#framer.push(chunk)
  }

  end(): readonly string[] {
    const damage = this.#framer.end()
    return damage === undefined ? [] : [damage]
  }
}

/** What takes a frame's bytes. */
function taker({ format, framing }: Sniffed): (bytes: Uint8Array, at: Place) => void {
  const unit = framing === 'lines' ? 'line' : 'record'
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
    const record = parsed(decoded(bytes, unit, at), format.expected)
    if (!isObject(record) || !format.matches(record)) throw new Refusal('it is JSON, but not of this shape', format.expected)
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

function isBlank(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false
  }
  return true
}
