/** TREC run lines as bytes: seven million of them are written in a moment. */
import type { List } from './workload.ts'

/** More than a line takes. */
const LONGEST = 64
const [ZERO, POINT] = [0x30, 0x2e]
const bytesOf = (text: string) => new TextEncoder().encode(text)
const [BETWEEN, TAG] = [bytesOf(' Q0 '), bytesOf(' bm25\n')]
const SPACE = 0x20

/** `qid Q0 docid rank score bm25`, a line a passage. */
export function runLines({ qid, docids, scores }: List): Uint8Array {
  const bytes = new Uint8Array(docids.length * LONGEST)
  const start = bytesOf(String(qid))
  let at = 0
  const put = (more: Uint8Array) => {
    bytes.set(more, at)
    at += more.length
  }
  /** @param decimals digits behind the point; without one where 0 */
  const putNumber = (number: number, decimals: number) => {
    const first = at
    at += Math.max(String(number).length, decimals + 1) + (decimals > 0 ? 1 : 0)
    for (let place = at - 1, rest = number; place >= first; place--) {
      if (decimals > 0 && place === at - decimals - 1) bytes[place] = POINT
      else {
        bytes[place] = ZERO + (rest % 10)
        rest = Math.floor(rest / 10)
      }
    }
  }
  docids.forEach((docid, rank) => {
    put(start)
    put(BETWEEN)
    putNumber(docid, 0)
    bytes[at++] = SPACE
    putNumber(rank + 1, 0)
    bytes[at++] = SPACE
    putNumber(scores[rank] as number, 4)
    put(TAG)
  })
  return bytes.subarray(0, at)
}
