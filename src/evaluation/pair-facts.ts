/** One system against another on one measure: what is quickly said of it. */
import { comparePaired, type PairedComparison } from './compare.ts'
import { cohensDz, rankBiserial } from './statistics/effect-size.ts'
import { pFloor } from './statistics/p-floor.ts'
import { pairedTTest, type TTest } from './statistics/t-test.ts'
import { variance } from './statistics/variance.ts'
import { signedRankTest, type SignedRankTest } from './statistics/wilcoxon.ts'

export interface PairFacts extends Omit<PairedComparison, 'differences'> {
  /** Standard deviation of the differences; NaN for fewer than two. */
  readonly deviation: number
  readonly t: TTest
  readonly signedRank: SignedRankTest
  readonly cohensDz: number
  readonly rankBiserial: number
  /** The least p that a test by signs can reach here. */
  readonly pFloor: number
}

/** Of values per query, NaN where a query is left out; over the queries that both have. RangeError as comparePaired. */
export function pairFacts(system: Float64Array, baseline: Float64Array): PairFacts {
  const { differences, ...counts } = comparePaired(system, baseline)
  const signedRank = signedRankTest(differences)
  return {
    ...counts,
    deviation: Math.sqrt(variance(differences)),
    t: pairedTTest(differences),
    signedRank,
    cohensDz: cohensDz(differences),
    rankBiserial: rankBiserial(signedRank),
    pFloor: pFloor(counts.wins + counts.losses),
  }
}

/** The same with the sides changed. */
export const turned = (facts: PairFacts): PairFacts => ({
  ...facts,
  delta: -facts.delta,
  wins: facts.losses,
  losses: facts.wins,
  t: { ...facts.t, t: -facts.t.t },
  signedRank: { ...facts.signedRank, plus: facts.signedRank.minus, minus: facts.signedRank.plus },
  cohensDz: -facts.cohensDz,
  rankBiserial: -facts.rankBiserial,
})
