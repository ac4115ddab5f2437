/** All pairs of systems on a measure, with what is known of each so far. */
import { betterThan, corrected, pairTests, type Family, type FamilyPair, type PairTest, type Rule } from '../../evaluation/family.ts'
import type { RandomisationTest } from '../../evaluation/statistics/randomisation-test.ts'
import { valuesOf, type SystemValues } from './tested-values.ts'
import { valuesKey } from './values-key.ts'

/** Null where it is not known yet. */
export type PValues = Readonly<Record<PairTest, number | null>>

export interface TestedPair extends FamilyPair {
  readonly randomisation: RandomisationTest | null
  readonly p: PValues
  /** Corrected over all pairs of the measure, if the rule corrects. */
  readonly corrected: PValues
}

export function testedPairs(family: Family, systems: SystemValues, randomisations: ReadonlyMap<string, RandomisationTest>, rule: Rule): readonly TestedPair[] {
  const open = family.pairs.map((pair) => {
    const randomisation = randomisations.get(valuesKey(valuesOf(systems, pair))) ?? null
    const { t, signedRank } = pair.facts
    return { ...pair, randomisation, p: { randomisation: randomisation?.p ?? null, t: t.p, wilcoxon: signedRank.p, tukey: pair.tukey } }
  })
  const columns = new Map(pairTests.map((test) => [test, corrected(open.map(({ p }) => p[test]), { ...rule, test })]))
  const at = (test: PairTest, index: number) => columns.get(test)?.[index] ?? null
  return open.map((pair, index) => ({
    ...pair,
    corrected: { randomisation: at('randomisation', index), t: at('t', index), wilcoxon: at('wilcoxon', index), tukey: at('tukey', index) },
  }))
}

/** For each system the places of those that it is significantly better than; null while the test that decides is not done with all pairs. */
export function beatenBy(pairs: readonly TestedPair[], systems: number, { test, alpha }: Rule): readonly (readonly number[])[] | null {
  const ps = pairs.map((pair) => pair.corrected[test])
  const known = ps.filter((p) => p !== null)
  return known.length < ps.length ? null : betterThan(systems, pairs, known, alpha)
}
