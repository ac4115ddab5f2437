/**
 * The beginnings of ids as numbers that rise with their byte order. At one place of the ids stand few different bytes (ten, where they are numbers; one, where
 * all begin alike), so a word of 32 bits holds more places than four: a whole passage number, mostly.
 */
import { digitKeys } from './digit-keys.ts'
import type { TextTable } from './text-table.ts'

export interface PackedKeys {
  /** The words of each row, the most significant first: a column each. */
  readonly words: readonly Word[]
  /** Whether rows with the same words are the same. */
  readonly isWhole: boolean
}

export interface Word {
  /** Uint32, one a row. */
  readonly key: Uint32Array
  /** What all keys are below; at most 2^32. */
  readonly below: number
}

/** Words at most, and places that are looked at for them. */
const MOST = 2
const PLACES = 32
const WORD = 2 ** 32

export function packedKeys(table: TextTable): PackedKeys {
  const digits = digitKeys(table)
  if (digits !== null) return { words: [digits], isWhole: true }
  const { isThere, shortest, longest } = bytesByPlace(table)
  const sizes = Array.from({ length: Math.min(longest, PLACES) }, (_, place) => (place < shortest ? 0 : 1) + bytesAt(isThere, place).length)
  const words: Word[] = []
  let place = 0
  while (place < sizes.length && words.length < MOST) {
    const from = place
    let below = 1
    while (place < sizes.length && below * (sizes[place] as number) <= WORD) below *= sizes[place++] as number
    words.push({ key: keysOf(table, worthOf(isThere, sizes, from, place), from, place), below })
  }
  return { words, isWhole: place >= longest }
}

interface BytesByPlace {
  /** Uint8, 256 a place: 1 where a row has the byte at the place. */
  readonly isThere: Uint8Array
  readonly shortest: number
  readonly longest: number
}

function bytesByPlace(table: TextTable): BytesByPlace {
  const isThere = new Uint8Array(PLACES << 8)
  let [shortest, longest] = [Infinity, 0]
  for (const { bytes, offsets } of table.segments) {
    for (let row = 0; row + 1 < offsets.length; row++) {
      const start = offsets[row] as number
      const length = (offsets[row + 1] as number) - start
      if (length > longest) longest = length
      if (length < shortest) shortest = length
      const end = Math.min(length, PLACES)
      for (let place = 0; place < end; place++) isThere[(place << 8) | (bytes[start + place] as number)] = 1
    }
  }
  return { isThere, shortest, longest }
}

/** The bytes that stand at a place, ascending. */
const bytesAt = (isThere: Uint8Array, place: number): number[] => Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => isThere[(place << 8) | byte] === 1)

/** Uint32, 256 a place: what a byte adds to the key of places `from` to before `to`. A row's end, where there are any, adds nothing. */
function worthOf(isThere: Uint8Array, sizes: readonly number[], from: number, to: number): Uint32Array {
  const worth = new Uint32Array(PLACES << 8)
  let unit = 1
  for (let place = to - 1; place >= from; place--) {
    const there = bytesAt(isThere, place)
    const size = sizes[place] as number
    for (const [at, byte] of there.entries()) worth[(place << 8) | byte] = unit * (size - there.length + at)
    unit *= size
  }
  return worth
}

function keysOf(table: TextTable, worth: Uint32Array, from: number, to: number): Uint32Array {
  const keys = new Uint32Array(table.length)
  for (const { first, bytes, offsets } of table.segments) {
    for (let row = 0; row + 1 < offsets.length; row++) {
      const start = offsets[row] as number
      const end = Math.min(to, (offsets[row + 1] as number) - start)
      let key = 0
      for (let place = from; place < end; place++) key = (key + (worth[(place << 8) | (bytes[start + place] as number)] as number)) | 0
      keys[first + row] = key
    }
  }
  return keys
}
