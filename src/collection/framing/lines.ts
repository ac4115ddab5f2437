/** Lines that end in LF or CRLF. A line that is too long to be one is given as its first bytes, and so refused. */
import { LONGEST_FRAME, Pieces, type Framer } from './framer.ts'
import { Line } from './line.ts'

const LF = 10
const CR = 13
const SHOWN = 256

/** The line is valid during the call only. `number` is 1-based. */
export type OnLine = (line: Line, number: number) => void

/** Takes lines before they are told apart: those that it knows how to. */
export interface ManyLines {
  /** How many it took so far. */
  readonly taken: number
  /** Takes lines from `start` on, of which the first has the given number, as long as they are of its kind and end within the bytes. Returns where it stopped. */
  take(bytes: Uint8Array, start: number, number: number): number
}

export interface LinesOptions {
  readonly many?: ManyLines | undefined
  /** Whether every line will be asked for its fields. */
  readonly ofFields?: boolean
  /** Most bytes of a line. */
  readonly longest?: number
}

export class Lines implements Framer {
  #onLine: OnLine
  #ofFields: boolean
  #many: ManyLines | undefined
  #longest: number
  #line = new Line()
  #rest = new Pieces()
  #number = 0
  #skipping = false

  constructor(onLine: OnLine, { ofFields = false, many, longest = LONGEST_FRAME }: LinesOptions = {}) {
    this.#onLine = onLine
    this.#ofFields = ofFields
    this.#many = many
    this.#longest = longest
  }

  push(chunk: Uint8Array): void {
    let start = this.#afterMany(chunk, 0)
    for (let end = this.#endFrom(chunk, start); end >= 0; end = this.#endFrom(chunk, start)) {
      if (this.#skipping) this.#skipping = false
      else if (this.#rest.length === 0) this.#give()
      else this.#giveAll(this.#rest.join(chunk.subarray(start, end)))
      start = this.#afterMany(chunk, end + 1)
    }
    if (this.#skipping) return
    this.#rest.add(chunk.subarray(start))
    if (this.#rest.length <= this.#longest) return
    this.#giveAll(this.#rest.join(new Uint8Array(0)).subarray(0, SHOWN))
    this.#skipping = true
  }

  end(): undefined {
    if (this.#rest.length > 0) this.#giveAll(this.#rest.join(new Uint8Array(0)))
    return undefined
  }

  /** Where the lines end that could be taken together. */
  #afterMany(chunk: Uint8Array, start: number): number {
    if (!this.#many || this.#skipping || this.#rest.length > 0) return start
    const before = this.#many.taken
    const end = this.#many.take(chunk, start, this.#number + 1)
    this.#number += this.#many.taken - before
    return end
  }

  /** Moves the line on to the one that starts at `start`; returns where its LF is, or -1. */
  #endFrom(chunk: Uint8Array, start: number): number {
    if (this.#ofFields) return this.#line.endFrom(chunk, start)
    const end = chunk.indexOf(LF, start)
    this.#line.at(chunk, start, end)
    return end
  }

  #giveAll(bytes: Uint8Array): void {
    this.#line.at(bytes, 0, bytes.length)
    this.#give()
  }

  #give(): void {
    const line = this.#line
    if (line.end > line.start && line.bytes[line.end - 1] === CR) line.end--
    this.#onLine(line, ++this.#number)
  }
}
