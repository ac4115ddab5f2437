/**
 * A run's lines as nearly all are written: six fields of ASCII with one blank between, the rank a whole number, the score a decimal. A block of them is told
 * apart at a time, so that what follows is done column by column; a line of any other kind ends the block, and is left to the reader of single lines.
 */
import { digitsIn } from '../../columns/digits.ts'
import { decimalOf } from './line-fields.ts'

/** Lines of a block: their columns stay near the processor. */
export const BLOCK = 512
const [TAB, LF, CR, SPACE, BEYOND_ASCII] = [0x09, 0x0a, 0x0d, 0x20, 0x80]

export class PlainRunLines {
  count = 0
  /** Line i is bytes[start[i] .. end[i]), its query's id bytes[start[i] .. queryEnd[i]). */
  readonly start = new Uint32Array(BLOCK)
  readonly end = new Uint32Array(BLOCK)
  readonly queryEnd = new Uint32Array(BLOCK)
  readonly docStart = new Uint32Array(BLOCK)
  readonly docEnd = new Uint32Array(BLOCK)
  readonly rank = new Float64Array(BLOCK)
  readonly score = new Float64Array(BLOCK)

  /** Tells apart the plain lines from `from` on. bytes[from .. limit) are whole lines. Returns where it stopped: at `limit`, a full block, or a line that is not plain. */
  scan(bytes: Uint8Array, from: number, limit: number): number {
    let count = 0
    let start = from
    while (start < limit && count < BLOCK) {
      const queryEnd = fieldEnd(bytes, start)
      const docStart = fieldEnd(bytes, queryEnd + 1) + 1
      if (queryEnd === start || docStart === queryEnd + 2 || !isBetween(bytes, queryEnd) || !isBetween(bytes, docStart - 1)) break
      const docEnd = fieldEnd(bytes, docStart)
      if (docEnd === docStart || !isBetween(bytes, docEnd)) break
      const rankEnd = fieldEnd(bytes, docEnd + 1)
      const rank = digitsIn(bytes, docEnd + 1, rankEnd)
      if (rank < 0 || !isBetween(bytes, rankEnd)) break
      const scoreEnd = fieldEnd(bytes, rankEnd + 1)
      const score = decimalOf(bytes, rankEnd + 1, scoreEnd)
      if (Number.isNaN(score) || !isBetween(bytes, scoreEnd)) break
      const end = fieldEnd(bytes, scoreEnd + 1)
      const lf = bytes[end] === CR ? end + 1 : end
      if (end === scoreEnd + 1 || bytes[lf] !== LF) break
      this.start[count] = start
      this.end[count] = end
      this.queryEnd[count] = queryEnd
      this.docStart[count] = docStart
      this.docEnd[count] = docEnd
      this.rank[count] = rank
      this.score[count] = score
      count++
      start = lf + 1
    }
    this.count = count
    return start
  }
}

/** Where a field ends that starts at `at`: a line feed comes in any case. */
function fieldEnd(bytes: Uint8Array, at: number): number {
  let end = at
  for (let byte = bytes[end] as number; byte > SPACE && byte < BEYOND_ASCII; byte = bytes[end] as number) end++
  return end
}

const isBetween = (bytes: Uint8Array, at: number) => bytes[at] === SPACE || bytes[at] === TAB
