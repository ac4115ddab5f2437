/** What the tests of a pair come to, in sentences. */
import type { PairTest, Rule } from '../../../evaluation/family.ts'
import type { PairFacts } from '../../../evaluation/pair-facts.ts'
import { detectableEffect, queriesNeeded } from '../../../evaluation/statistics/power.ts'
import { count, counted, fixed } from '../../../components/format.ts'
import { pValue } from '../cell-detail.ts'

/** Named in full, for choices and tables. */
export const testNames: Readonly<Record<PairTest, string>> = {
  randomisation: 'Randomisation (Fisher)',
  t: 'Paired t',
  wilcoxon: 'Wilcoxon signed-rank',
  tukey: 'Tukey HSD, unpaired',
}

export interface Judged {
  readonly a: string
  readonly b: string
  readonly measure: string
  /** A against B. */
  readonly facts: PairFacts
  /** As the rule takes it; null while it is computed. */
  readonly p: number | null
  /** Pairs that were tested together. */
  readonly pairs: number
}

/** Whether the difference is more than chance. */
export function verdict({ a, b, measure, facts, p, pairs }: Judged, { test, alpha, correction }: Rule): string {
  const { n, delta, wins, losses, pFloor } = facts
  const differing = wins + losses
  if (n < 2) return `Too few queries: ${a} and ${b} are both measured on ${n === 0 ? 'none' : 'one'}.`
  if (differing === 0) return `No difference: ${a} and ${b} have the same ${measure} on each of ${counted(n, 'query', 'queries')}.`
  if (p === null) return `${a} against ${b}: being computed.`
  if (Number.isNaN(p)) return `Undecided: this test has no answer for ${a} against ${b}.`
  const [better, worse] = delta > 0 ? [a, b] : [b, a]
  const size = fixed(Math.abs(delta), 4)
  const held = `${pValue(p)}${correction === 'holm' && test !== 'tukey' && pairs > 1 ? ` corrected for ${pairs} pairs` : ''}`
  if (p <= alpha) return `Yes: ${better} is better than ${worse} by ${size} in ${measure}, which is more than chance is likely to give (${held}, at most ${alpha}).`
  if ((test === 'randomisation' || test === 'wilcoxon') && pFloor > alpha)
    return `It cannot be told: only ${counted(differing, 'query differs', 'queries differ')}, and with so few no test by signs goes below p = ${fixed(pFloor, 4)}.`
  return `Not shown: ${better} leads ${worse} by ${size} in ${measure}, but chance alone gives as much often enough (${held}, above ${alpha}).`
}

type Scatter = Pick<PairFacts, 'n' | 'deviation'>

/** What as many queries can see at all; null where it cannot be said. */
export function sightOf({ n, deviation }: Scatter, alpha: number): string | null {
  const least = detectableEffect(n, { alpha }) * deviation
  if (!(least > 0)) return null
  return `With ${count(n)} queries that scatter as these do, a true difference of ${fixed(least, 3)} is found four times in five; a smaller one is missed more often.`
}

/** How many queries a difference of `size` takes. */
export function neededFor(size: number, { n, deviation }: Scatter, alpha: number): string {
  const needed = queriesNeeded(size / deviation, { alpha })
  if (Number.isNaN(needed)) return 'cannot be said: there is no scatter to go by'
  if (needed === Infinity) return 'takes more than a million queries'
  return `takes ${counted(needed, 'query', 'queries')}${needed <= n ? ', which are here' : `: ${count(needed - n)} more than are here`}`
}

/** A difference as it is typed; null where it is none. */
export function typedSize(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(value) && value !== 0 ? Math.abs(value) : null
}
