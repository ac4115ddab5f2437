/** Fisher's randomisation test: were the two systems the same, each difference could as well have had the other sign. */
import { Random, SEED } from './random.ts'

export interface RandomisationTest {
  /** Two-sided: the share of sign flips whose sum is as far from 0 as the observed one, or farther. NaN of no differences. */
  readonly p: number
  /** Whether all flips were tried; else `flips` were drawn, and p is (b + 1) / (flips + 1). */
  readonly exact: boolean
  readonly flips: number
  /** null where exact. */
  readonly seed: number | null
}

const MOST_ENUMERATED = 20

/**
 * Two-sided, on the mean of differences per query (Smucker, Allan, Carterette, CIKM 2007). All 2^m sign flips of the m
 * differences that are not 0 are tried where m is at most 20; else 100,000 are drawn, and the observed one is counted in.
 */
export function randomisationTest(differences: Float64Array, { seed = SEED, flips = 100_000 }: { seed?: number; flips?: number } = {}): RandomisationTest {
  if (differences.length === 0) return { p: NaN, exact: true, flips: 0, seed: null }
  const nonZero = differences.filter((difference) => difference !== 0)
  const tables = signedSums(nonZero)
  let observed = 0
  let size = 0
  for (const difference of nonZero) {
    observed += difference
    size += Math.abs(difference)
  }
  // Sums in another order differ in their last bits: what is equal on paper has to count as equal.
  const bound = Math.abs(observed) - size * 1e-13

  let extreme = 0
  if (nonZero.length <= MOST_ENUMERATED) {
    const all = 2 ** nonZero.length
    for (let signs = 0; signs < all; signs++) {
      let sum = 0
      for (let at = 0; at < tables.length; at++) sum += valueAt(tables[at], signs >>> (8 * at))
      if (Math.abs(sum) >= bound) extreme++
    }
    return { p: extreme / all, exact: true, flips: all, seed: null }
  }
  const random = Random.seeded(seed)
  for (let flip = 0; flip < flips; flip++) {
    let sum = 0
    let signs = 0
    for (let at = 0; at < tables.length; at++) {
      signs = at % 4 === 0 ? random.uint32() : signs >>> 8
      sum += valueAt(tables[at], signs)
    }
    if (Math.abs(sum) >= bound) extreme++
  }
  return { p: (extreme + 1) / (flips + 1), exact: false, flips, seed }
}

/** For each eight differences the sums under all their signs: one look-up then flips eight, which makes seven thousand queries bearable. */
function signedSums(differences: Float64Array): Float64Array[] {
  const tables: Float64Array[] = []
  for (let start = 0; start < differences.length; start += 8) {
    const eight = differences.subarray(start, start + 8)
    const table = new Float64Array(2 ** eight.length)
    for (let signs = 0; signs < table.length; signs++) {
      table[signs] = eight.reduce((sum, difference, bit) => ((signs >>> bit) & 1 ? sum + difference : sum - difference), 0)
    }
    tables.push(table)
  }
  return tables
}

/** A table's sum under the lowest of `signs`, as many as it has differences. */
function valueAt(table: Float64Array | undefined, signs: number): number {
  return table === undefined ? 0 : (table[signs & (table.length - 1)] as number)
}
