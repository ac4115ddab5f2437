/**
 * Pairs of row numbers, each kept once, in the order of their coming. While `a` rises, as in a run file whose queries come one after another, only what the last `a` has
 * is remembered; from the first `a` that is below the one before on, a hash table of all tells.
 */
import { Growable } from './growable.ts'
import { PairIndex } from './pair-index.ts'
import { RowSet } from './row-set.ts'

export class DistinctPairs {
  #a = new Growable(Uint32Array)
  #b = new Growable(Uint32Array)
  /** Each `b` that came with the last `a`. */
  #ofLast = new RowSet()
  #last = -1
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
    if (this.#index === undefined && a < this.#last) this.#index = this.#indexed()
    if (this.#index !== undefined) return this.#index.add(a, b) >= 0
    if (a !== this.#last) {
      this.#last = a
      this.#ofLast.clear()
    }
    if (!this.#ofLast.add(b)) return false
    this.#a.push(a)
    this.#b.push(b)
    return true
  }

  /** Makes room for about so many pairs. */
  expect(pairs: number): void {
    if (this.#index !== undefined) return
    this.#a.expect(pairs)
    this.#b.expect(pairs)
  }

  #indexed(): PairIndex {
    const index = new PairIndex()
    const [a, b] = [this.#a.view(), this.#b.view()]
    for (let row = 0; row < a.length; row++) index.add(a[row] as number, b[row] as number)
    this.#a.release()
    this.#b.release()
    return index
  }
}
