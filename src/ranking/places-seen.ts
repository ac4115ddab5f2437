/** Places of a list that were seen, and of each how many in front of it were: a bit a place, and a running count every 32. */
export class PlacesSeen {
  readonly #bits: Uint32Array
  /** Before each 32. */
  readonly #before: Uint32Array

  /** @param length places are below it */
  constructor(length: number) {
    this.#bits = new Uint32Array(Math.ceil(length / 32))
    this.#before = new Uint32Array(this.#bits.length)
  }

  /** Notes a place that was not seen before; returns how many in front of it were. O(length / 32). */
  add(place: number): number {
    const word = place >>> 5
    const bits = this.#bits[word] as number
    this.#bits[word] = bits | (1 << (place & 31))
    for (let at = word + 1; at < this.#before.length; at++) this.#before[at] = (this.#before[at] as number) + 1
    return (this.#before[word] as number) + ones(bits & ((1 << (place & 31)) - 1))
  }

  clear(): void {
    this.#bits.fill(0)
    this.#before.fill(0)
  }
}

/** How many bits of a 32-bit number are set: added up in pairs, fours and eights (Warren, Hacker's Delight, 5-1). */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
