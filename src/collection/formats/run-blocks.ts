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
    const { count, start, end, queryEnd, docStart, docEnd, score, rank } = this.#lines
    const { queries, passages, lists } = this.#draft
    passages.addSlices(bytes, docStart, docEnd, count, this.#passages)
    for (let at = 0; at < count; at++) {
      const query = queries.addSlice(bytes, start[at] as number, queryEnd[at] as number)
      if (!lists.add(query, this.#passages[at] as number, score[at] as number, rank[at] as number)) this.#onSecond(number + at, bytes.subarray(start[at], end[at]))
    }
    this.taken += count
  }
}
