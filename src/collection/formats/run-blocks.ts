/** Takes a run's plain lines into a draft, a block of them at a time. */
import type { FileDraft } from '../draft.ts'
import type { ManyLines } from '../framing/lines.ts'
import { BLOCK, PlainRunLines } from './plain-run-lines.ts'

const LF = 0x0a

export class RunBlocks implements ManyLines {
  taken = 0
  #draft: FileDraft
  #onSecond: (number: number, line: Uint8Array) => void
  #lines = new PlainRunLines()
  #queries = new Int32Array(BLOCK)
  #passages = new Int32Array(BLOCK)

  /** @param onSecond told of each line that names a document for the second time in a list */
  constructor(draft: FileDraft, onSecond: (number: number, line: Uint8Array) => void) {
    this.#draft = draft
    this.#onSecond = onSecond
  }

  take(bytes: Uint8Array, start: number, number: number): number {
    const limit = bytes.lastIndexOf(LF) + 1
    const before = this.taken
    let at = start
    do {
      at = this.#lines.scan(bytes, at, limit)
      this.#add(bytes, number + this.taken - before)
    } while (this.#lines.count === BLOCK)
    return at
  }

  #add(bytes: Uint8Array, number: number): void {
    const { count, start, end, queryEnd, docStart, docEnd, docNumber, score, rank } = this.#lines
    const { queries, passages, lists } = this.#draft
    passages.addSlices(bytes, docStart, docEnd, docNumber, count, this.#passages)
    for (let at = 0; at < count; at++) {
      const isAsBefore = at > 0 && isSame(bytes, start[at - 1] as number, queryEnd[at - 1] as number, start[at] as number, queryEnd[at] as number)
      this.#queries[at] = isAsBefore ? (this.#queries[at - 1] as number) : queries.addSlice(bytes, start[at] as number, queryEnd[at] as number)
    }
    lists.addMany(this.#queries, this.#passages, score, rank, count, (at) => this.#onSecond(number + at, bytes.subarray(start[at], end[at])))
    this.taken += count
  }
}

/** Whether bytes[start .. end) are bytes[first .. last). */
function isSame(bytes: Uint8Array, first: number, last: number, start: number, end: number): boolean {
  if (last - first !== end - start) return false
  for (let at = start, other = first; at < end; at++, other++) if (bytes[at] !== bytes[other]) return false
  return true
}
