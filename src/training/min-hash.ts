/**
 * Texts as sets of shingles, and short signatures by which texts that share most of their shingles meet in a table:
 * MinHash (Broder, "On the resemblance and containment of documents", 1997) in bands (Leskovec, Rajaraman, Ullman,
 * "Mining of Massive Datasets", section 3.4).
 */
import { murmur3 } from '../columns/hash.ts'
import { wordsOf } from './words.ts'

/** Words in a shingle. */
export const SHINGLE = 3
/** Two texts that share the share s of their shingles meet in a band with probability 1 - (1 - s^4)^16: .9998 at .8, .06 at .25. */
export const BANDS = 16
const ROWS = 4

/** Distinct 32-bit hashes of the runs of three words in `text`, ascending; of all its words, where there are fewer; none of no words. */
export function shinglesOf(text: string): Uint32Array {
  const words = wordsOf(text).map(hashOf)
  const hashes = new Uint32Array(words.length === 0 ? 0 : Math.max(1, words.length - SHINGLE + 1))
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0
    for (let next = at; next < Math.min(at + SHINGLE, words.length); next++) hash = mix(Math.imul(hash, 5) + (words[next] as number))
    hashes[at] = hash
  }
  hashes.sort()
  return hashes.filter((hash, at) => at === 0 || hash !== hashes[at - 1])
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** Shared shingles over all shingles of both (Jaccard), 0 to 1; 0 where either has none. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0
  let [shared, i, j] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const difference = (a[i] as number) - (b[j] as number)
    if (difference === 0) shared++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return shared / (a.length + b.length - shared)
}

/** A key for each band: texts that resemble each other have one of them in common. `shingles` are not none. */
export function bandKeys(shingles: Uint32Array): Uint32Array {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let hash = 0; hash < least.length; hash++) {
      const mixed = mix(shingle ^ Math.imul(hash + 1, 0x9e3779b1))
      if (mixed < (least[hash] as number)) least[hash] = mixed
    }
  }
  return Uint32Array.from({ length: BANDS }, (_, band) => murmur3(new Uint8Array(least.buffer, band * ROWS * 4, ROWS * 4), band))
}

/** MurmurHash3's finaliser: a permutation of 32 bits. */
function mix(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
