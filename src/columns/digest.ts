/** A digest of whole columns, hundreds of megabytes in a moment: keys on disk depend on it. It keeps nobody out who means to collide. */

const [C1, C2, C3, C4] = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93]
const rotated = (word: number, by: number) => (word << by) | (word >>> (32 - by))

/** The whole sixteens of bytes as words; copied where they do not lie as words do. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const whole = bytes.length & ~15
  return bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole >> 2) : new Uint32Array(bytes.slice(0, whole).buffer)
}

/** MurmurHash3 x86 128 (Appleby, public domain algorithm) of `bytes` with `seed`, as 32 hexadecimal digits. */
export function digest(bytes: Uint8Array, seed = 0): string {
  const words = wordsOf(bytes)
  let [h1, h2, h3, h4] = [seed, seed, seed, seed]
  for (let at = 0; at < words.length; at += 4) {
    h1 ^= Math.imul(rotated(Math.imul(words[at] as number, C1), 15), C2)
    h1 = (Math.imul((rotated(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0
    h2 ^= Math.imul(rotated(Math.imul(words[at + 1] as number, C2), 16), C3)
    h2 = (Math.imul((rotated(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0
    h3 ^= Math.imul(rotated(Math.imul(words[at + 2] as number, C3), 17), C4)
    h3 = (Math.imul((rotated(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0
    h4 ^= Math.imul(rotated(Math.imul(words[at + 3] as number, C4), 18), C1)
    h4 = (Math.imul((rotated(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0
  }
  // What is left of the last sixteen bytes, with zeros behind: words of zeros change nothing.
  const tail = new Uint8Array(16)
  tail.set(bytes.subarray(words.length * 4))
  const [k1 = 0, k2 = 0, k3 = 0, k4 = 0] = new Uint32Array(tail.buffer)
  h4 ^= Math.imul(rotated(Math.imul(k4, C4), 18), C1)
  h3 ^= Math.imul(rotated(Math.imul(k3, C3), 17), C4)
  h2 ^= Math.imul(rotated(Math.imul(k2, C2), 16), C3)
  h1 ^= Math.imul(rotated(Math.imul(k1, C1), 15), C2)
  return finished(h1 ^ bytes.length, h2 ^ bytes.length, h3 ^ bytes.length, h4 ^ bytes.length)
}

function finished(...lanes: [number, number, number, number]): string {
  return shared(...(shared(...lanes).map(mixed) as typeof lanes)).map(hex).join('')
}

function shared(h1: number, h2: number, h3: number, h4: number): [number, number, number, number] {
  const sum = (h1 + h2 + h3 + h4) | 0
  return [sum, (h2 + sum) | 0, (h3 + sum) | 0, (h4 + sum) | 0]
}

function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0')
