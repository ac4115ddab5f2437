/**
 * The LambdaLoss framework: -log σ(s_i - s_j) over pairs, weighed by what their order is worth in nDCG. Wang et al., "The
 * LambdaLoss Framework for Ranking Metric Optimization", CIKM 2018; options and defaults of sentence-transformers' LambdaLoss.
 */
import { relu, softplus } from '../operations/activations.ts'
import { add, mul, subtract } from '../operations/arithmetic.ts'
import { ranks } from '../operations/ranks.ts'
import { sum } from '../operations/reduce.ts'
import { abs, reciprocal, scale, shift } from '../operations/scale.ts'
import { gatherRows } from '../operations/gather.ts'
import type { Tensor } from '../tensor.ts'
import { candidatesOf, column, differences, nothing, padded, pick, preferences, type Candidate, type Loss } from './lists.ts'

export type LambdaScheme = 'none' | 'ndcgLoss1' | 'ndcgLoss2' | 'lambdaRank' | 'ndcgLoss2PP'

export interface LambdaOptions {
  readonly scheme?: LambdaScheme
  /** Only pairs of which one stands among the first k by logit count, and the best DCG is that of k. */
  readonly k?: number | null
  /** How steep the sigmoid is. */
  readonly sigma?: number
  /** The logarithm's base: 2, or e. */
  readonly reductionLog?: 'binary' | 'natural'
  /** The part of NDCGLoss2 in NDCGLoss2++. */
  readonly mu?: number
  /** Below this a probability counts no less. */
  readonly eps?: number
}

/** DCG's discount at a rank from 0. */
const discount = (rank: number) => Math.log2(rank + 2)
const upTo = (count: number, value: (index: number) => number) => Array.from({ length: count }, (_, index) => value(index))
/** The smaller of x and a number. */
const atMost = (x: Tensor, most: number) => shift(scale(relu(shift(scale(x, -1), most)), -1), most)

/** 2^label - 1 over the list's best DCG, per candidate in the logits' order; labels below 0 gain nothing. */
function gains(lists: readonly (readonly Candidate[])[], k: number, eps: number): number[] {
  return lists.flatMap((list) => {
    const gain = list.map(({ label }) => 2 ** Math.max(label, 0) - 1)
    const best = gain.toSorted((a, b) => b - a).slice(0, k).reduce((total, value, rank) => total + value / discount(rank), 0)
    return gain.map((value) => value / Math.max(best, eps))
  })
}

export function lambda({ scheme = 'ndcgLoss2PP', k = null, sigma = 1, reductionLog = 'binary', mu = 10, eps = 1e-10 }: LambdaOptions = {}): Loss {
  return (logits, given) => {
    const lists = candidatesOf(logits, given).filter((list) => list.length > 0)
    // NDCGLoss1 weighs by the first of a pair alone, and takes every pair, even of one with itself.
    const pairs = scheme === 'ndcgLoss1' ? lists.flatMap((list) => list.flatMap((one) => list.map((other) => [one, other] as const))) : preferences(lists)
    if (pairs.length === 0) return nothing(logits)

    const width = lists.reduce((most, list) => Math.max(most, list.length), 0)
    const places = new Map(lists.flatMap((list, row) => list.map(({ at }, place) => [at, row * width + place] as const)))
    const all = ranks(padded(logits, lists.map((list) => list.map(({ at }) => at))))
    const rankOf = (side: 0 | 1) => pick(all, pairs.map((pair) => places.get(pair[side].at) ?? NaN))
    const [first, second] = [rankOf(0), rankOf(1)]
    const lookUp = (table: readonly number[], rank: Tensor) => gatherRows(column(logits, table), rank)

    const gain = gains(lists, k ?? width, eps)
    const worth = column(logits, pairs.map(([one, other]) => Math.abs((gain[one.at] ?? NaN) - (gain[other.at] ?? NaN))))
    const inverse = upTo(width, (rank) => 1 / discount(rank))
    const lambdaRank = () => mul(abs(subtract(lookUp(inverse, first), lookUp(inverse, second))), worth)
    // Ranks d apart weigh the difference of the discounts at d and d - 1.
    const apart = upTo(width, (d) => (d === 0 ? 0 : 1 / discount(d - 1) - 1 / discount(d)))
    const ndcgLoss2 = () => mul(lookUp(apart, abs(subtract(first, second))), worth)
    const weigh: Record<LambdaScheme, (cost: Tensor) => Tensor> = {
      none: (cost) => cost,
      ndcgLoss1: (cost) => mul(cost, mul(lookUp(inverse, first), column(logits, pairs.map(([one]) => gain[one.at] ?? NaN)))),
      ndcgLoss2: (cost) => mul(cost, ndcgLoss2()),
      lambdaRank: (cost) => mul(cost, lambdaRank()),
      ndcgLoss2PP: (cost) => mul(cost, add(scale(ndcgLoss2(), mu), lambdaRank())),
    }

    const most = -Math.log(eps)
    const cost = atMost(softplus(scale(differences(logits, pairs), -sigma)), most)
    const weighed = scale(atMost(weigh[scheme](cost), most), reductionLog === 'binary' ? 1 / Math.LN2 : 1)
    if (k === null || k >= width) return scale(sum(weighed), 1 / pairs.length)
    const far = upTo(width, (rank) => (rank < k ? 0 : 1))
    const counted = shift(scale(mul(lookUp(far, first), lookUp(far, second)), -1), 1)
    return mul(sum(mul(weighed, counted)), reciprocal(sum(counted), 1))
  }
}
