/** All pairs of systems on one measure: the tests that are made together, and are corrected together. */
import { pairFacts, type PairFacts } from './pair-facts.ts'
import { holm } from './statistics/holm.ts'
import { tukeyHsd } from './statistics/tukey.ts'

/** The tests that can decide; Tukey's is unpaired and corrects itself. */
export const pairTests = ['randomisation', 't', 'wilcoxon', 'tukey'] as const
export type PairTest = (typeof pairTests)[number]

export const corrections = ['holm', 'none'] as const
export type Correction = (typeof corrections)[number]

/** Two of the systems, by their places. The baseline is the one that stands first, as the first stage does. */
export interface Pair {
  readonly system: number
  readonly baseline: number
}

/** What is said of each pair: all that is quick. */
export interface FamilyPair extends Pair {
  readonly facts: PairFacts
  /** P of Tukey's HSD over all the systems; NaN where it is not defined. */
  readonly tukey: number
}

export interface Family {
  readonly pairs: readonly FamilyPair[]
  /** Queries that every system has, which Tukey's HSD is over. */
  readonly n: number
}

/** Every two of `count` systems once, in order. */
export const pairsAmong = (count: number): Pair[] =>
  Array.from({ length: count }, (_, baseline) => Array.from({ length: count - baseline - 1 }, (_, after) => ({ system: baseline + 1 + after, baseline }))).flat()

/** Of values per query on one measure, an array a system. A tenth of a second for ten systems over seven thousand queries: for a worker. */
export function familyOf(systems: readonly Float64Array[]): Family {
  const whole = Array.from(systems[0] ?? [], (_, query) => query).filter((query) => systems.every((values) => !Number.isNaN(values[query])))
  const tukey = systems.length < 2 ? [] : tukeyHsd(systems.map((values) => Float64Array.from(whole, (query) => values[query] as number))).p
  const pairs = pairsAmong(systems.length).map((pair): FamilyPair => ({
    ...pair,
    facts: pairFacts(systems[pair.system] as Float64Array, systems[pair.baseline] as Float64Array),
    tukey: tukey[pair.system]?.[pair.baseline] ?? NaN,
  }))
  return { pairs, n: whole.length }
}

/** What p is held against. */
export interface Rule {
  readonly test: PairTest
  /** The chance of a false alarm that is put up with, .05 say. */
  readonly alpha: number
  /** Over all pairs of the systems on one measure. Not for Tukey's HSD. */
  readonly correction: Correction
}

/** P-values as the rule takes them; null where one of them is not known yet, since a correction needs them all. */
export function corrected(ps: readonly (number | null)[], { test, correction }: Rule): readonly number[] | null {
  const known = ps.filter((p) => p !== null)
  if (known.length < ps.length) return null
  return correction === 'holm' && test !== 'tukey' ? holm(known) : known
}

/** For each of `count` systems the places of those that it is significantly better than, as ranx marks them in its tables: p of at most alpha, and a greater mean over the queries of both. */
export function betterThan(count: number, pairs: readonly FamilyPair[], ps: readonly number[], alpha: number): readonly (readonly number[])[] {
  const beaten: number[][] = Array.from({ length: count }, () => [])
  pairs.forEach(({ system, baseline, facts }, at) => {
    if (!((ps[at] as number) <= alpha)) return
    if (facts.delta > 0) beaten[system]?.push(baseline)
    if (facts.delta < 0) beaten[baseline]?.push(system)
  })
  return beaten.map((places) => places.sort((x, y) => x - y))
}
