/** Comparisons of tensors that name the worst element; NaN and infinity are never close to anything. */

/** The largest deviation, as a share of what was allowed: over 1 is a failure. */
export interface Deviation {
  readonly share: number
  readonly index: number
  readonly found: number
  readonly expected: number
}

interface Allowed {
  /** Of the expected value. */
  readonly relative: number
  /** Of the largest expected magnitude: below relative · floor an element counts as tiny. */
  readonly floor?: number
}

/** Where `found` lies furthest from `expected`. Throws RangeError for another number of elements. */
export function worstDeviation(found: ArrayLike<number>, expected: ArrayLike<number>, { relative, floor = 1e-2 }: Allowed): Deviation {
  if (found.length !== expected.length) throw new RangeError(`${found.length} numbers were found where ${expected.length} were expected.`)
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let worst: Deviation = { share: 0, index: -1, found: 0, expected: 0 }
  for (let index = 0; index < expected.length; index++) {
    const [one = NaN, other = NaN] = [found[index], expected[index]]
    const allowed = relative * Math.max(Math.abs(other), floor * largest)
    const off = Math.abs(one - other)
    const share = off === 0 ? 0 : Number.isFinite(off) ? off / allowed : Infinity
    if (share > worst.share) worst = { share, index, found: one, expected: other }
  }
  return worst
}

/** Throws Error that names the worst element, unless all are close enough. Returns the worst relative deviation. */
export function assertClose(what: string, found: ArrayLike<number>, expected: ArrayLike<number>, allowed: Allowed): number {
  const worst = worstDeviation(found, expected, allowed)
  if (!(worst.share <= 1)) throw new Error(`${what}: element ${worst.index} is ${worst.found}, but should be ${worst.expected}; that is ${worst.share.toPrecision(3)} times what is allowed (${allowed.relative} relative).`)
  return worst.share * allowed.relative
}
