/** Whether everyone came to the same values. */
import { measures, type MeasureName, type Values } from './contestants/contestant.ts'
import { names } from './contestants/names.ts'
import type { Measured } from './rounds.ts'

/** Values of one query and means that differ by no more are the same: sums may be added up in another order. */
export const SAME = 1e-9
/** ranx follows no rule for equal scores, and one in fifty is: a query may differ by a rank or two, and the means by a little. */
export const SAME_WITHOUT_TIE_RULE = 5e-3

export interface Agreement {
  readonly name: string
  readonly means: Readonly<Record<MeasureName, number>>
  /** Greatest difference from the first contestant's, over all measures; NaN where a query is in one of them alone. */
  readonly ofQueries: number
  readonly ofMeans: number
  readonly agrees: boolean
}

export function meanOf(byQuery: Readonly<Record<string, number>>): number {
  const values = Object.values(byQuery)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const meansOf = (values: Values) => Object.fromEntries(measures.map((name) => [name, meanOf(values[name])])) as Record<MeasureName, number>

/** Written so that NaN wins, and stays. */
const greatest = (differences: readonly number[]) => differences.reduce((most, each) => (each <= most || Number.isNaN(most) ? most : each), 0)

function ofQueries(a: Values, b: Values): number {
  const differences = measures.flatMap((name) => {
    const qids = new Set([...Object.keys(a[name]), ...Object.keys(b[name])])
    return Array.from(qids, (qid) => Math.abs((a[name][qid] ?? NaN) - (b[name][qid] ?? NaN)))
  })
  return greatest(differences)
}

/** Each against the first, which is ours where ours takes part. */
export function agreements(measured: readonly Measured[]): Agreement[] {
  const [first] = measured
  if (!first) return []
  const expected = meansOf(first.values)
  return measured.map(({ name, values }) => {
    const means = meansOf(values)
    const apart = { ofQueries: ofQueries(values, first.values), ofMeans: greatest(measures.map((measure) => Math.abs(means[measure] - expected[measure]))) }
    const followsTies = name !== names.ranx && first.name !== names.ranx
    return { name, means, ...apart, agrees: followsTies ? apart.ofQueries <= SAME && apart.ofMeans <= SAME : apart.ofMeans <= SAME_WITHOUT_TIE_RULE && !Number.isNaN(apart.ofQueries) }
  })
}
