/** Ids of a few digits as numbers that rise with their byte order: most collections number their passages. */
import type { TextTable } from './text-table.ts'

/** A place holds one of ten digits or nothing, which stands before all of them. So many places fit into 32 bits. */
const [BASE, PLACES] = [11, 9]
const ZERO = 0x30

/** Uint32, one a row, and what all are below; null where a row is longer, or holds anything but ASCII digits. */
export function digitKeys(table: TextTable): { readonly key: Uint32Array; readonly below: number } | null {
  const places = longestOf(table)
  if (places > PLACES) return null
  const unit = Float64Array.from({ length: places + 1 }, (_, length) => BASE ** (places - length))
  const key = new Uint32Array(table.length)
  for (const { first, bytes, offsets } of table.segments) {
    for (let row = 0; row + 1 < offsets.length; row++) {
      const [start, end] = [offsets[row] as number, offsets[row + 1] as number]
      let digits = 0
      for (let at = start; at < end; at++) {
        const digit = (bytes[at] as number) - ZERO
        if (digit >>> 0 > 9) return null
        digits = digits * BASE + digit + 1
      }
      key[first + row] = digits * (unit[end - start] as number)
    }
  }
  return { key, below: BASE ** places }
}

function longestOf({ segments }: TextTable): number {
  let longest = 0
  for (const { offsets } of segments) {
    for (let row = 0; row + 1 < offsets.length; row++) longest = Math.max(longest, (offsets[row + 1] as number) - (offsets[row] as number))
  }
  return longest
}
