/** Texts of one set of rows that nearly stand in another: what a split by query cannot keep apart. */
import { textAt, type TextTable } from '../columns/text-table.ts'
import { BANDS, bandKeys, resemblance, shinglesOf } from './min-hash.ts'

/** Two texts are near-duplicates when they share this much of their three-word shingles (Jaccard). */
export const NEAR = 0.8

export interface NearDuplicate {
  readonly row: number
  /** A row of the other set that nearly says the same; there may be more. */
  readonly like: number
  /** Jaccard, NEAR to 1. */
  readonly resemblance: number
}

/** Of the texts that meet in a band, so many are compared: boilerplate in all passages must not make this quadratic. */
const COMPARED = 8
const NONE = 0xffffffff

/**
 * Rows of `rows` that have a near-duplicate in `against`, each once, in their order. One that is missed is rare: at
 * NEAR one in 5,000, fewer above. Each resemblance is computed of the texts themselves, so none is false. Memory is
 * linear: 64 bytes a row, and a table for one band at a time. Rows without a word are like none.
 */
export function nearDuplicates(texts: TextTable, rows: Uint32Array, against: Uint32Array): NearDuplicate[] {
  const [keys, keysAgainst] = [keysOf(texts, rows), keysOf(texts, against)]
  const found = new Map<number, NearDuplicate>()
  for (let band = 0; band < BANDS; band++) {
    const table = chained(keysAgainst, band, against.length)
    rows.forEach((row, at) => {
      if (found.has(at) || keys.empty[at] === 1) return
      const key = keys.band[at * BANDS + band] as number
      let shingles: Uint32Array | undefined
      let compared = 0
      for (let other = table.head[key & table.mask] as number; other !== NONE && compared < COMPARED; other = table.next[other] as number) {
        if (keysAgainst.band[other * BANDS + band] !== key) continue
        compared++
        const like = against[other] as number
        shingles ??= shinglesOf(textAt(texts, row))
        const close = resemblance(shingles, shinglesOf(textAt(texts, like)))
        if (close < NEAR) continue
        found.set(at, { row, like, resemblance: close })
        return
      }
    })
  }
  return Array.from(found.keys()).sort((a, b) => a - b).flatMap((at) => found.get(at) ?? [])
}

interface Keys {
  /** Uint32, BANDS a row. */
  readonly band: Uint32Array
  /** Uint8, one a row: 1 where the text has no word. */
  readonly empty: Uint8Array
}

function keysOf(texts: TextTable, rows: Uint32Array): Keys {
  const [band, empty] = [new Uint32Array(rows.length * BANDS), new Uint8Array(rows.length)]
  rows.forEach((row, at) => {
    const shingles = shinglesOf(textAt(texts, row))
    if (shingles.length === 0) empty[at] = 1
    else band.set(bandKeys(shingles), at * BANDS)
  })
  return { band, empty }
}

/** Places by the low bits of their key in a band, the earliest first: a hash table of chains in two columns. */
function chained({ band: keys, empty }: Keys, band: number, count: number): { head: Uint32Array; next: Uint32Array; mask: number } {
  const mask = 2 ** Math.ceil(Math.log2(Math.max(16, count))) - 1
  const [head, next] = [new Uint32Array(mask + 1).fill(NONE), new Uint32Array(count)]
  for (let at = count - 1; at >= 0; at--) {
    if (empty[at] === 1) continue
    const slot = (keys[at * BANDS + band] as number) & mask
    next[at] = head[slot] as number
    head[slot] = at
  }
  return { head, next, mask }
}
