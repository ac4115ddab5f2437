/** Random numbers that a seed repeats in every realm and release, so that a p-value can be printed with its seed. */

/** Of intervals and tests, where no other is asked for; it stands in every report. */
export const SEED = 42

/** xoshiro128** 1.1 of Blackman and Vigna (Scrambled linear pseudorandom number generators, ACM TOMS 47(4), 2021; public domain). */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  /** The state as it is: four 32-bit integers, not all 0. */
  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a | 0
    this.#b = b | 0
    this.#c = c | 0
    this.#d = d | 0
  }

  /** The state from a seed, of which the lower 32 bits count: MurmurHash3's finaliser over the seed plus multiples of the golden ratio. */
  static seeded(seed: number): Random {
    return new Random(mixed(seed, 1), mixed(seed, 2), mixed(seed, 3), mixed(seed, 4))
  }

  /** The next 32 bits, 0 to 2^32 - 1. */
  uint32(): number {
    const times5 = Math.imul(this.#b, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9)
    const shifted = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= shifted
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return result >>> 0
  }

  /** A whole number from 0 to `count` - 1. Its bias is below `count` / 2^32, far under what resampling can show. */
  below(count: number): number {
    return Math.floor((this.uint32() / 0x1_0000_0000) * count)
  }
}

function mixed(seed: number, step: number): number {
  let word = (seed + Math.imul(step, 0x9e3779b9)) | 0
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return word ^ (word >>> 16)
}
