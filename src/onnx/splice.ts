/** Replaces stretches of a file by others, in one copy. */
import { OnnxError } from './error.ts'
import type { Span } from './wire.ts'

/** What stands in [from, to) of the old file becomes `bytes`. */
export interface Splice extends Span {
  readonly bytes: Uint8Array
}

/** Throws OnnxError where two of them overlap. */
export function spliced(file: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const ordered = splices.toSorted((a, b) => a.from - b.from || a.to - b.to)
  ordered.forEach(({ from }, i) => {
    if (from < (ordered[i - 1]?.to ?? 0)) throw new OnnxError(`Two changes meet at byte ${from}`)
  })
  const whole = new Uint8Array(file.length + growth(ordered))
  let [read, written] = [0, 0]
  const put = (bytes: Uint8Array) => {
    whole.set(bytes, written)
    written += bytes.length
  }
  for (const { from, to, bytes } of ordered) {
    put(file.subarray(read, from))
    put(bytes)
    read = to
  }
  put(file.subarray(read))
  return whole
}

/** By how many bytes a file grows. */
export const growth = (splices: readonly Splice[]) => splices.reduce((sum, { from, to, bytes }) => sum + bytes.length - (to - from), 0)
