/** Lines that end in LF or CRLF. A line that is too long to be one is given as its first bytes, and so refused. */
import { LONGEST_FRAME, Pieces, type Framer } from './framer.ts'

const LF = 10
const CR = 13
const SHOWN = 256

/** The line is bytes[start .. end), which are valid during the call only. `number` is 1-based. */
export type OnLine = (bytes: Uint8Array, start: number, end: number, number: number) => void

export class Lines implements Framer {
  #onLine: OnLine
  #longest: number
  #rest = new Pieces()
  #number = 0
  #skipping = false

  constructor(onLine: OnLine, longest = LONGEST_FRAME) {
    this.#onLine = onLine
    this.#longest = longest
  }

  push(chunk: Uint8Array): void {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      if (this.#skipping) this.#skipping = false
      else if (this.#rest.length === 0) this.#give(chunk, start, end)
      else this.#giveAll(this.#rest.join(chunk.subarray(start, end)))
      start = end + 1
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

  #giveAll(line: Uint8Array): void {
    this.#give(line, 0, line.length)
  }

  #give(bytes: Uint8Array, start: number, end: number): void {
    this.#number++
    this.#onLine(bytes, start, end > start && bytes[end - 1] === CR ? end - 1 : end, this.#number)
  }
}
