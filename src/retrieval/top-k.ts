/** The best of many rows without sorting them all: a heap of the k best so far, whose root is the worst of them. */

/** Rows with their scores, best first. */
export interface Hits {
  readonly row: Uint32Array
  /** Float64. */
  readonly score: Float64Array
}

/**
 * The k rows with the greatest scores, best first; of equal scores those that `tie` puts first (negative where `a` comes
 * before `b`), so the answer depends on nothing but scores and ties.
 * @param rows candidates, in any order, each once; @param score by row
 */
export function topK(rows: ArrayLike<number>, score: Float64Array | Float32Array, k: number, tie: (a: number, b: number) => number): Hits {
  const comesAfter = (a: number, b: number) => {
    const difference = (score[b] as number) - (score[a] as number)
    return difference === 0 ? tie(a, b) > 0 : difference > 0
  }
  const heap = new Uint32Array(Math.min(k, rows.length))
  let size = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    if (size < heap.length) rise(heap, size++, row, comesAfter)
    else if (size > 0 && comesAfter(heap[0] as number, row)) sink(heap, size, row, comesAfter)
  }
  const best = heap.sort((a, b) => (comesAfter(a, b) ? 1 : -1))
  return { row: best, score: Float64Array.from(best, (row) => score[row] as number) }
}

type ComesAfter = (a: number, b: number) => boolean

function rise(heap: Uint32Array, place: number, row: number, comesAfter: ComesAfter): void {
  let at = place
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!comesAfter(row, heap[parent] as number)) break
    heap[at] = heap[parent] as number
    at = parent
  }
  heap[at] = row
}

/** Puts `row` in the root's place. */
function sink(heap: Uint32Array, size: number, row: number, comesAfter: ComesAfter): void {
  let at = 0
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && comesAfter(heap[child + 1] as number, heap[child] as number)) child++
    if (!comesAfter(heap[child] as number, row)) break
    heap[at] = heap[child] as number
    at = child
  }
  heap[at] = row
}
