/** A stable sort of row numbers in place. */

/** True where row `a` must not stand behind row `b`. */
export type Precedes = (a: number, b: number) => boolean

const RUN = 12

/**
 * Sorts `rows` in place, stably, best first. What is nearly in order already (a run file usually is) costs little more
 * than one comparison a row. `spare` is overwritten and has to be as long as `rows` at least.
 */
export function mergeSort(rows: Uint32Array, spare: Uint32Array, precedes: Precedes): void {
  const length = rows.length
  for (let start = 0; start < length; start += RUN) insertionSort(rows, start, Math.min(start + RUN, length), precedes)
  for (let width = RUN; width < length; width *= 2) {
    for (let start = 0; start + width < length; start += 2 * width) {
      merge(rows, spare, start, start + width, Math.min(start + 2 * width, length), precedes)
    }
  }
}

function insertionSort(rows: Uint32Array, start: number, end: number, precedes: Precedes): void {
  for (let i = start + 1; i < end; i++) {
    const row = rows[i] as number
    let at = i
    while (at > start && !precedes(rows[at - 1] as number, row)) {
      rows[at] = rows[at - 1] as number
      at--
    }
    rows[at] = row
  }
}

function merge(rows: Uint32Array, spare: Uint32Array, start: number, middle: number, end: number, precedes: Precedes): void {
  if (precedes(rows[middle - 1] as number, rows[middle] as number)) return
  spare.set(rows.subarray(start, middle))
  const left = middle - start
  let taken = 0
  let right = middle
  let at = start
  while (taken < left && right < end) {
    rows[at++] = (precedes(spare[taken] as number, rows[right] as number) ? spare[taken++] : rows[right++]) as number
  }
  while (taken < left) rows[at++] = spare[taken++] as number
}
