/** A file whose reader is found: chunks go in, and rows come out into its draft. What a row refuses becomes a finding. */
import { decodeBytes } from '../columns/text-table.ts'
import type { FileDraft } from './draft.ts'
import { Findings, many, Refusal } from './findings.ts'
import type { Framer, OnFrame } from './framing/framer.ts'
import { JsonFrames } from './framing/json-frames.ts'
import { Lines } from './framing/lines.ts'
import { isLined, type SniffedText } from './sniff.ts'
import { TableRows } from './table/table-rows.ts'
import { taker } from './take-frame.ts'

export class Reading {
  readonly sniffed: SniffedText
  readonly findings: Findings
  rows = 0
  #framer: Framer

  constructor(sniffed: SniffedText, draft: FileDraft) {
    this.sniffed = sniffed
    this.findings = new Findings(isLined(sniffed) ? 'line' : 'record')
    const take = taker(sniffed)
    const onFrame: OnFrame = (bytes, number) => {
      if (isBlank(bytes)) {
        if (sniffed.format.shape === 'lines' && sniffed.format.kind === 'judgements') this.findings.tally('blank', (count) => `${many(count, 'blank line')} skipped. trec_eval refuses a qrels file with blank lines.`)
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
    this.#framer = framerOf(sniffed, onFrame)
  }

  push(chunk: Uint8Array): void {
    this.#framer.push(chunk)
  }

  end(): readonly string[] {
    const damage = this.#framer.end()
    return damage === undefined ? [] : [damage]
  }
}

function framerOf(sniffed: SniffedText, onFrame: OnFrame): Framer {
  if (sniffed.framing === 'lines') return new Lines(onFrame)
  if (sniffed.framing === 'table') return new TableRows(sniffed.table.delimiter, sniffed.table.columns.length, onFrame)
  return new JsonFrames(sniffed.framing, onFrame)
}

function isBlank(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte !== 0x20 && (byte < 0x09 || byte > 0x0d)) return false
  }
  return true
}
