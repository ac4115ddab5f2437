import { digest } from '../../columns/digest.ts'

const keys = new WeakMap<Float64Array, string>()

/** Names values per query by what they are: the same numbers have the same answer, whichever choice brought them back. */
export const valuesKey = (systems: readonly Float64Array[]): string => systems.map(keyOf).join(' ')

function keyOf(values: Float64Array): string {
  const known = keys.get(values)
  if (known !== undefined) return known
  const key = digest(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  keys.set(values, key)
  return key
}
