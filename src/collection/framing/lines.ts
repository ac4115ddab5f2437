/** Lines that end in LF or CRLF. A line that is too long to be one is given as its first bytes, and so refused. */
import { LONGEST_FRAME, Pieces, type Framer, type OnFrame } from './framer.ts'

const LF = 10
const CR = 13
const SHOWN = 256

export class Lines implements Framer {
  #onLine: OnFrame
  #longest: number
  #rest = new Pieces()
  #number = 0
  #skipping = false

  constructor(onLine: OnFrame, longest = LONGEST_FRAME) {
    this.#onLine = onLine
    this.#longest = longest
  }

  push(chunk: Uint8Array): void {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      if (this.#skipping) this.#skipping = false
      else this.#give(this.#rest.join(chunk.subarray(start, end)))
      start = end + 1
    }
    if (this.#skipping) return
    this.#rest.add(chunk.subarray(start))
    if (this.#rest.length <= this.#longest) return
    this.#give(this.#rest.join(new Uint8Array(0)).subarray(0, SHOWN))
    this.#skipping = true
  }

  end(): undefined {
    if (this.#rest.length > 0) this.#give(this.#rest.join(new Uint8Array(0)))
    return undefined
  }

  #give(line: Uint8Array): void {
    this.#number++
    this.#onLine(line[line.length - 1] === CR ? line.subarray(0, -1) : line, this.#number)
  }
}
