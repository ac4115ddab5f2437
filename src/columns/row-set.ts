/** Row numbers seen since the last `clear`. As long as they are few it stays near the processor, however many rows there are. */

const GOLDEN = 0x9e3779b1

export class RowSet {
  /** A slot is a row and the round that it was added in, side by side: with the next round all are free. */
  #slots = new Uint32Array(2 * 64)
  #shift = 32 - 6
  #round = 1
  #count = 0

  /** Whether the row is new; from then on it is not. */
  add(row: number): boolean {
    const slots = this.#slots
    const round = this.#round
    const mask = slots.length - 2
    let slot = (Math.imul(row, GOLDEN) >>> this.#shift) << 1
    while (slots[slot + 1] === round) {
      if (slots[slot] === row) return false
      slot = (slot + 2) & mask
    }
    slots[slot] = row
    slots[slot + 1] = round
    if (++this.#count * 4 > slots.length) this.#grow()
    return true
  }

  clear(): void {
    this.#count = 0
    if (++this.#round === 2 ** 32) {
      this.#slots.fill(0)
      this.#round = 1
    }
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Uint32Array(before.length * 2)
    this.#shift--
    this.#count = 0
    for (let slot = 0; slot < before.length; slot += 2) if (before[slot + 1] === this.#round) this.add(before[slot] as number)
  }
}
