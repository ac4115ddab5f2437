/** A file whose reader is found: chunks go in, and rows come out into its draft. What a row refuses becomes a finding. */
import { decodeBytes } from '../columns/text-table.ts'
import type { FileDraft } from './draft.ts'
import { Findings, many, Refusal } from './findings.ts'
import type { Framer } from './framing/framer.ts'
import { JsonFrames } from './framing/json-frames.ts'
import { Line } from './framing/line.ts'
import { Lines, type ManyLines, type OnLine } from './framing/lines.ts'
import { isLined, type SniffedText } from './sniff.ts'
import { TableRows } from './table/table-rows.ts'
import { taker } from './take-frame.ts'

export class Reading {
  readonly sniffed: SniffedText
  readonly findings: Findings
  #rows = 0
  #many: ManyLines | undefined
  #framer: Framer

  constructor(sniffed: SniffedText, draft: FileDraft) {
    this.sniffed = sniffed
    this.findings = new Findings(isLined(sniffed) ? 'line' : 'record')
    const take = taker(sniffed)
    const onFrame: OnLine = (frame, number) => {
      if (frame.isBlank) {
        if (sniffed.format.shape === 'lines' && sniffed.format.kind === 'judgements') this.findings.tally('blank', (count) => `${many(count, 'blank line')} skipped. trec_eval refuses a qrels file with blank lines.`)
        return
      }
      this.#rows++
      try {
        take(frame, { number, draft, findings: this.findings })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        this.findings.refuse(number, decodeBytes(frame.view.subarray(0, 1024)), error)
      }
    }
    this.#many = sniffed.format.shape === 'lines' ? sniffed.format.openMany?.(draft, this.findings) : undefined
    this.#framer = framerOf(sniffed, onFrame, this.#many)
  }

  /** Lines or records so far, blank ones left out. */
  get rows(): number {
    return this.#rows + (this.#many?.taken ?? 0)
  }

  push(chunk: Uint8Array): void {
    this.#framer.push(chunk)
  }

  end(): readonly string[] {
    const damage = this.#framer.end()
    return damage === undefined ? [] : [damage]
  }
}

function framerOf(sniffed: SniffedText, onFrame: OnLine, many: ManyLines | undefined): Framer {
  if (sniffed.framing === 'lines') return new Lines(onFrame, { ofFields: sniffed.format.shape === 'lines', many })
  const frame = new Line()
  const onWhole = (bytes: Uint8Array, number: number) => onFrame(frame.at(bytes, 0, bytes.length), number)
  if (sniffed.framing === 'table') return new TableRows(sniffed.table.delimiter, sniffed.table.columns.length, onWhole)
  return new JsonFrames(sniffed.framing, onWhole)
}
