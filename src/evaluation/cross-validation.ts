/** Choosing a setting (a weight, a depth) on some queries and measuring it on others, so that nobody tunes on what they report. */
import { mean } from './statistics/mean.ts'
import { Random } from './statistics/random.ts'

export interface CrossValidation {
  /** For each fold, which setting did best on all other folds. */
  readonly chosen: readonly number[]
  /** Float64, one a judged query: its value under the setting chosen without it; NaN where it is left out. */
  readonly perQuery: Float64Array
  /** Mean of these. */
  readonly heldOut: number
  readonly n: number
  /** Which setting does best on all queries at once: what a person would take, and whose own value there flatters it. */
  readonly best: number
}

/**
 * k-fold cross-validation over queries. `values` has one column a setting, each of one value a query (`Evaluation.perQuery`,
 * NaN where a query is left out; a query is in when every setting has a value for it). Folds are as even as can be and shuffled
 * by the seed. Among settings that do equally well, within 1e-12, the one nearest the middle of them is taken. RangeError for fewer than two
 * folds, fewer queries than folds, or no setting.
 */
export function crossValidate(values: readonly Float64Array[], folds: number, seed: number): CrossValidation {
  const queries = [...(values[0] ?? []).keys()].filter((query) => values.every((column) => !Number.isNaN(column[query])))
  if (values.length === 0) throw new RangeError('There is no setting to choose')
  if (!(Number.isInteger(folds) && folds >= 2)) throw new RangeError(`Folds must be a whole number from 2 up, not ${folds}`)
  if (queries.length < folds) throw new RangeError(`${folds} folds of ${queries.length} queries`)
  const foldOf = evenFolds(queries, folds, seed)
  const totals = values.map((column) => queries.reduce((sum, query) => sum + (column[query] as number), 0))
  const inFold = values.map((column) => sumByFold(column, foldOf, folds))
  const chosen = Array.from({ length: folds }, (_, fold) => greatest(totals.map((total, setting) => total - (inFold[setting]?.[fold] as number))))
  const perQuery = new Float64Array(values[0]?.length ?? 0).fill(NaN)
  for (const [query, fold] of foldOf) perQuery[query] = values[chosen[fold] as number]?.[query] as number
  return { chosen, perQuery, heldOut: mean(perQuery.filter((value) => !Number.isNaN(value))), n: queries.length, best: greatest(totals) }
}

/** A fold for each query: shuffled (Fisher and Yates), then dealt in turn. */
function evenFolds(queries: readonly number[], folds: number, seed: number): ReadonlyMap<number, number> {
  const random = Random.seeded(seed)
  const shuffled = [...queries]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    ;[shuffled[last], shuffled[other]] = [shuffled[other] as number, shuffled[last] as number]
  }
  return new Map(shuffled.map((query, at) => [query, at % folds]))
}

function sumByFold(column: Float64Array, foldOf: ReadonlyMap<number, number>, folds: number): Float64Array {
  const sums = new Float64Array(folds)
  for (const [query, fold] of foldOf) sums[fold] = (sums[fold] as number) + (column[query] as number)
  return sums
}

/** Sums over the same queries in another order differ in their last bits. */
const EQUAL = 1e-12

function greatest(sums: readonly number[]): number {
  const most = sums.reduce((high, sum) => Math.max(high, sum), -Infinity)
  const best = sums.flatMap((sum, at) => (sum >= most - EQUAL * Math.max(1, Math.abs(most)) ? [at] : []))
  return best[(best.length - 1) >> 1] as number
}
