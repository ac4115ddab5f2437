/** A system's order as writers take it, list by list, with the scores that a file carries. */
import type { Collection } from '../collection/collection.ts'
import type { Scores } from '../ranking/order.ts'
import { rankedPairs, type Rankings } from '../ranking/rankings.ts'
import { strictlyFalling } from './strictly-falling.ts'

/** The columns of a collection that an export reads. */
export type ExportedCollection = Pick<Collection, 'queryIds' | 'queryTexts' | 'passageIds' | 'passageTexts' | 'candidates'>

export interface OrderedRun {
  readonly collection: ExportedCollection
  readonly rankings: Rankings
  /** One a pair: logits, cosines, dot products, or a first stage's scores. Never sigmoids: at six decimals two of strong logits tie. */
  readonly score: Scores
  /** Pairs past it keep the order below the reranked ones, and have no score of the system's. */
  readonly depth: number
  /** The run's name in files that hold one; no white space. */
  readonly tag: string
  /** Whether a sigmoid of the scores means something: a cross-encoder's. */
  readonly isLogit: boolean
}

/** One query's list as it is shown. */
export interface ShownList {
  readonly query: number
  /** Uint32, best first. */
  readonly pairs: Uint32Array
  /** Float64, one a rank, never rising. */
  readonly scores: Float64Array
  /** How many of them, from the top, are the system's own; those behind fall by at least one a rank. */
  readonly scored: number
}

/**
 * The lists of all queries that are complete and hold something. With `tieProof` scores are float32 and fall with every
 * rank, for readers that order ties by a rule of their own, or read float32.
 */
export function* shownLists({ rankings, score, depth }: OrderedRun, tieProof = false): Generator<ShownList> {
  for (let query = 0; query + 1 < rankings.offsets.length; query++) {
    const pairs = rankedPairs(rankings, query)
    if (rankings.complete[query] !== 1 || pairs.length === 0) continue
    const own = Float64Array.from(pairs.subarray(0, depth), (pair) => score[pair] as number)
    const hole = own.findIndex(Number.isNaN)
    const scored = hole < 0 ? own.length : hole
    const whole = withTail(own.subarray(0, scored), pairs.length)
    yield { query, pairs, scores: tieProof ? strictlyFalling(whole) : whole, scored }
  }
}

/** Scores for the ranks behind `scores`: one less a rank, or where that is lost in rounding to float32 a little more. */
function withTail(scores: Float64Array, length: number): Float64Array {
  if (scores.length === length) return scores
  const whole = new Float64Array(length)
  whole.set(scores)
  for (let at = scores.length; at < length; at++) {
    const above = at === 0 ? 0 : (whole[at - 1] as number)
    whole[at] = above - Math.max(1, Math.abs(above) * 2 ** -20)
  }
  return whole
}

/** Significant digits that bring a run's scores back exactly: nine for float32, seventeen for float64. */
export const digitsOf = ({ score }: Pick<OrderedRun, 'score'>, tieProof = false): number => (tieProof || score instanceof Float32Array ? 9 : 17)

/** A score in so many significant digits, no longer than it has to be. */
export const scoreText = (score: number, digits: number): string => String(Number(score.toPrecision(digits)))

/** The same with a point or an exponent: where a float is meant, a whole number would be read as an int. */
export function floatText(score: number, digits: number): string {
  const text = scoreText(score, digits)
  return /[.e]/.test(text) ? text : `${text}.0`
}
