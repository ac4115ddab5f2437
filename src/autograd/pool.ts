/** Buffers kept by size, so that a step finds the memory of the step before. */

/**
 * Sizes that are pooled together: at most a quarter above what was asked for, so that lists of slightly different
 * lengths share buffers.
 */
export function pooledSize(size: number): number {
  const least = Math.max(size, 64)
  const step = 2 ** Math.max(0, Math.floor(Math.log2(least)) - 2)
  return Math.ceil(least / step) * step
}

export class Pool<Item> {
  readonly #make: (size: number) => Item
  readonly #waiting = new Map<number, Item[]>()
  #made = 0
  #inUse = 0

  /** @param make a buffer for this many numbers */
  constructor(make: (size: number) => Item) {
    this.#make = make
  }

  get made(): number {
    return this.#made
  }

  get inUse(): number {
    return this.#inUse
  }

  /** @param size from pooledSize */
  take(size: number): Item {
    const item = this.#waiting.get(size)?.pop() ?? this.#new(size)
    this.#inUse += 1
    return item
  }

  giveBack(size: number, item: Item): void {
    this.#inUse -= 1
    const waiting = this.#waiting.get(size)
    if (waiting) waiting.push(item)
    else this.#waiting.set(size, [item])
  }

  /** Takes out all that wait; what is in use stays with its holders. */
  drain(): Item[] {
    const items = [...this.#waiting.values()].flat()
    this.#waiting.clear()
    this.#made -= items.length
    return items
  }

  #new(size: number): Item {
    const item = this.#make(size)
    this.#made += 1
    return item
  }
}
