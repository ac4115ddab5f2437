/**
 * Pairs of row numbers, each kept once, in the order of their coming. While the pairs of every `a` come together, as in a run file, what the last `a` has is
 * told by a mark on each `b`; from the first pair that comes apart from its own on, a hash table tells.
 */
import { Growable } from './growable.ts'
import { PairIndex } from './pair-index.ts'

export class DistinctPairs {
  #a = new Growable(Uint32Array)
  #b = new Growable(Uint32Array)
  /** By `b`: 1 + the last `a` that it came with. */
  #mark = new Growable(Uint32Array)
  #last = -1
  #greatest = -1
  #index: PairIndex | undefined

  get length(): number {
    return this.#index?.length ?? this.#a.length
  }

  /** The first column, as a view that the next `add` may leave behind. */
  get a(): Uint32Array {
    return this.#index?.a ?? this.#a.view()
  }

  /** The second column, as a view that the next `add` may leave behind. */
  get b(): Uint32Array {
    return this.#index?.b ?? this.#b.view()
  }

  /** Appends the pair; false, and nothing is appended, where it was there before. */
  add(a: number, b: number): boolean {
    if (this.#index === undefined && a !== this.#last && a <= this.#greatest) this.#index = this.#indexed()
    if (this.#index !== undefined) return this.#index.add(a, b) >= 0
    this.#last = a
    this.#greatest = Math.max(this.#greatest, a)
    while (this.#mark.length <= b) this.#mark.push(0)
    const marks = this.#mark.memory
    if (marks[b] === a + 1) return false
    marks[b] = a + 1
    this.#a.push(a)
    this.#b.push(b)
    return true
  }

  #indexed(): PairIndex {
    const index = new PairIndex()
    const [a, b] = [this.#a.view(), this.#b.view()]
    for (let row = 0; row < a.length; row++) index.add(a[row] as number, b[row] as number)
    for (const column of [this.#a, this.#b, this.#mark]) column.release()
    return index
  }
}
