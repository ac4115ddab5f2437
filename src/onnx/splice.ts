/** Replaces stretches of a file by others, in one copy. */
import { OnnxError } from './error.ts'
import type { Span } from './wire.ts'

/** What stands in [from, to) of the old file becomes `bytes`. */
export interface Splice extends Span {
  readonly bytes: Uint8Array
}

/** Throws OnnxError where two of them overlap. */
export function spliced(file: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const ordered = inOrder(splices)
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

/** The same in the file's own memory, where every stretch is as long as what it replaces; else in a copy. Throws as `spliced`. */
export function splicedInPlace(file: Uint8Array, splices: readonly Splice[]): Uint8Array {
  if (splices.some(({ from, to, bytes }) => bytes.length !== to - from)) return spliced(file, splices)
  for (const { from, bytes } of inOrder(splices)) file.set(bytes, from)
  return file
}

function inOrder(splices: readonly Splice[]): readonly Splice[] {
  const ordered = splices.toSorted((a, b) => a.from - b.from || a.to - b.to)
  ordered.forEach(({ from }, i) => {
    if (from < (ordered[i - 1]?.to ?? 0)) throw new OnnxError(`Two changes meet at byte ${from}`)
  })
  return ordered
}

/** By how many bytes a file grows. */
export const growth = (splices: readonly Splice[]) => splices.reduce((sum, { from, to, bytes }) => sum + bytes.length - (to - from), 0)
