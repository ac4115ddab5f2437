const ZERO = 0x30
/** More of them could pass what 32 bits hold. */
const MOST = 9

/** The number that one to nine ASCII digits are, leading zeros allowed; -1 for anything else. It makes no string. */
export function digitsIn(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > MOST) return -1
  let number = 0
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}
