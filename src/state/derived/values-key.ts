const keys = new WeakMap<Float64Array, string>()

/** Names values per query by what they are: the same numbers have the same answer, whichever choice brought them back. For as long as the page is open. */
export const valuesKey = (systems: readonly Float64Array[]): string => systems.map(keyOf).join(' ')

function keyOf(values: Float64Array): string {
  const known = keys.get(values)
  if (known !== undefined) return known
  const key = digest(new Uint32Array(values.buffer, values.byteOffset, 2 * values.length))
  keys.set(values, key)
  return key
}

/** 64 bits, made of whole words as MurmurHash3 mixes them: a move of a slider brings dozens of columns of thousands of values, and bytes would take four times as long. */
function digest(words: Uint32Array): string {
  let [one, other] = [0, 0x9747b28c]
  for (let at = 0; at < words.length; at++) {
    const word = Math.imul(words[at] as number, 0xcc9e2d51)
    const mixed = Math.imul((word << 15) | (word >>> 17), 0x1b873593)
    one ^= mixed
    one = (Math.imul((one << 13) | (one >>> 19), 5) + 0xe6546b64) | 0
    other ^= mixed + one
    other = (Math.imul((other << 17) | (other >>> 15), 5) + 0x38495ab5) | 0
  }
  return `${words.length} ${settled(one)} ${settled(other)}`
}

function settled(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35)
  return (whole ^ (whole >>> 16)) >>> 0
}
