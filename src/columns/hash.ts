/** Hashes of bytes that are the same in every realm and release: keys on disk depend on them. */

/** MurmurHash3 x86 32 (Appleby, public domain algorithm) of bytes[start .. end) with `seed`; an unsigned 32-bit integer. */
export function murmur3(bytes: Uint8Array, seed: number, start = 0, end = bytes.length): number {
  let hash = seed | 0
  const tailStart = end - ((end - start) & 3)
  for (let at = start; at < tailStart; at += 4) {
    const word = (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)
    hash ^= scramble(word)
    hash = (hash << 13) | (hash >>> 19)
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0
  }
  let tail = 0
  for (let at = end - 1; at >= tailStart; at--) tail = (tail << 8) | (bytes[at] as number)
  hash ^= scramble(tail)
  hash ^= end - start
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function scramble(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51)
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
}

/** 64 bits of hash as 16 hexadecimal digits: a text's name on disk. */
export function textKey(bytes: Uint8Array): string {
  return hex(murmur3(bytes, 0)) + hex(murmur3(bytes, 0x9747b28c))
}

const hex = (word: number) => word.toString(16).padStart(8, '0')
