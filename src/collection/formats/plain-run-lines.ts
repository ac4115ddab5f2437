/**
 * A run's lines as nearly all are written: six fields of ASCII with one blank between, the rank a whole number, the score a decimal. A block of them is told
 * apart at a time, so that what follows is done column by column; a line of any other kind ends the block, and is left to the reader of single lines.
 */
import { isShortNumber } from '../../columns/numbered-ids.ts'
import { decimalOf, EXACT, TENS } from './line-fields.ts'

/** Lines of a block: their columns stay near the processor. */
export const BLOCK = 512
const [TAB, LF, CR, SPACE, MINUS, POINT, ZERO] = [0x09, 0x0a, 0x0d, 0x20, 0x2d, 0x2e, 0x30]
/** As many as `digitsIn` takes: ranks are read here as they are in a single line. */
const RANK_DIGITS = 9

export class PlainRunLines {
  count = 0
  /** Line i is bytes[start[i] .. end[i]), its query's id bytes[start[i] .. queryEnd[i]). */
  readonly start = new Uint32Array(BLOCK)
  readonly end = new Uint32Array(BLOCK)
  readonly queryEnd = new Uint32Array(BLOCK)
  readonly docStart = new Uint32Array(BLOCK)
  readonly docEnd = new Uint32Array(BLOCK)
  /** As `numberIn` tells. */
  readonly docNumber = new Int32Array(BLOCK)
  readonly rank = new Float64Array(BLOCK)
  readonly score = new Float64Array(BLOCK)

  /** Tells apart the plain lines from `from` on. bytes[from .. limit) are whole lines. Returns where it stopped: at `limit`, a full block, or a line that is not plain. */
  scan(bytes: Uint8Array, from: number, limit: number): number {
    let count = 0
    let start = from
    while (start < limit && count < BLOCK) {
      const queryEnd = fieldEnd(bytes, start)
      if (queryEnd === start || !isBetween(bytes, queryEnd)) break
      const docStart = fieldEnd(bytes, queryEnd + 1) + 1
      if (docStart === queryEnd + 2 || !isBetween(bytes, docStart - 1)) break

      let at = docStart
      let number = 0
      for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, ++at)) number = (number * 10 + digit) | 0
      const isNumber = isBetween(bytes, at) && isShortNumber(bytes, docStart, at)
      const docEnd = fieldEnd(bytes, at)
      if (docEnd === docStart || !isBetween(bytes, docEnd)) break

      at = docEnd + 1
      let rank = 0
      for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, ++at)) rank = rank * 10 + digit
      if (at === docEnd + 1 || at > docEnd + 1 + RANK_DIGITS || !isBetween(bytes, at)) break

      at = this.#readScore(bytes, at + 1, count)
      if (Number.isNaN(this.score[count]) || !isBetween(bytes, at)) break

      const end = fieldEnd(bytes, at + 1)
      const lf = bytes[end] === CR ? end + 1 : end
      if (end === at + 1 || bytes[lf] !== LF) break
      this.start[count] = start
      this.end[count] = end
      this.queryEnd[count] = queryEnd
      this.docStart[count] = docStart
      this.docEnd[count] = docEnd
      this.docNumber[count] = isNumber ? number : -1
      this.rank[count] = rank
      count++
      start = lf + 1
    }
    this.count = count
    return start
  }

  /** Reads line i's score, NaN where it is none; returns where its field ends. */
  #readScore(bytes: Uint8Array, start: number, line: number): number {
    const isNegative = bytes[start] === MINUS
    let [at, value, decimals] = [isNegative ? start + 1 : start, 0, 0]
    const first = at
    for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, ++at)) value = value * 10 + digit
    let digits = at - first
    if (bytes[at] === POINT) {
      const point = ++at
      for (let digit = digitAt(bytes, at); digit <= 9; digit = digitAt(bytes, ++at)) value = value * 10 + digit
      decimals = at - point
      digits += decimals
    }
    if (digits > 0 && digits <= EXACT && isBetween(bytes, at)) {
      const score = value / (TENS[decimals] as number)
      this.score[line] = isNegative ? -score : score
      return at
    }
    const end = fieldEnd(bytes, at)
    this.score[line] = decimalOf(bytes, start, end)
    return end
  }
}

/** Where a field of visible ASCII ends that starts at `at`: a line feed comes in any case. */
function fieldEnd(bytes: Uint8Array, at: number): number {
  let end = at
  while (((bytes[end] as number) - 0x21) >>> 0 < 0x5f) end++
  return end
}

/** The digit at a place; more than 9 where there is none. */
const digitAt = (bytes: Uint8Array, at: number) => ((bytes[at] as number) - ZERO) >>> 0

const isBetween = (bytes: Uint8Array, at: number) => bytes[at] === SPACE || bytes[at] === TAB
