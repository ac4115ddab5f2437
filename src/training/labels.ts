/** What a pair is worth to training, and who says so: judges by their grades, or another system by its scores. */
import { pairCount, pairsOf, queryCount, scorable, type Collection, type JudgementSet } from '../collection/collection.ts'
import { joinJudgements } from '../collection/judgements.ts'
import { UNJUDGED } from '../columns/unjudged.ts'
import type { Scores } from '../ranking/order.ts'
import { rankedPairs, type Rankings } from '../ranking/rankings.ts'

/** Plain columns: judges' positives with a teacher's scores are `{ label: teacher.label, positive: judged.positive }`. */
export interface Labels {
  /** Float32, one a candidate pair: a grade, or a teacher's score. NaN where nobody says anything: such pairs are not trained on. */
  readonly label: Float32Array
  /** Uint8, one a candidate pair: 1 where it is a positive. A negative is a pair with a label that is none. */
  readonly positive: Uint8Array
}

export interface GradedChoice {
  /** The least grade of a positive, as the measures' relevance level; 1 when not given. */
  readonly level?: number
  /** What candidates are that nobody judged: negatives with label 0 (when not given), as trec_eval counts them, or not trained on. */
  readonly unjudged?: 'negative' | 'leave'
}

/** Labels from judgements. Grades below 0 count as 0, as they do in trec_eval's gains. O(judgements + pairs). */
export function gradedLabels(collection: Collection, set: JudgementSet, { level = 1, unjudged = 'negative' }: GradedChoice = {}): Labels {
  const { grade } = joinJudgements(collection, set)
  const nobody = unjudged === 'negative' ? 0 : NaN
  return {
    label: Float32Array.from(grade, (given) => (given === UNJUDGED ? nobody : Math.max(0, given))),
    positive: Uint8Array.from(grade, (given) => (given !== UNJUDGED && given >= level ? 1 : 0)),
  }
}

export interface TeacherChoice {
  /** Only pairs that it holds are taught, to `depth`: a file of scores may name others; all when not given. */
  readonly ranking?: Rankings
  readonly depth?: number
  /** How many of a query's pairs are positives: those that the teacher puts first. 1 when not given. */
  readonly top?: number
  /** A positive has at least this score; any will do when not given. */
  readonly atLeast?: number
}

/**
 * Weak labels: a teacher's scores, one a candidate pair, NaN where it gave none. Pairs without a text are nobody's
 * positive, since nothing is computed of them. Of equal scores the earlier pair is put first. Throws RangeError where `score` is not as long as the candidates.
 */
export function teacherLabels(collection: Collection, score: Scores, { top = 1, atLeast = -Infinity, ranking, depth = Infinity }: TeacherChoice = {}): Labels {
  if (score.length !== pairCount(collection)) throw new RangeError(`A teacher gave ${score.length} scores for ${pairCount(collection)} pairs; it takes one a pair, NaN where there is none.`)
  const positive = new Uint8Array(score.length)
  for (let query = 0; query < queryCount(collection); query++) {
    const [start, end] = pairsOf(collection.candidates, query)
    const pairs = ranking === undefined ? Uint32Array.from({ length: end - start }, (_, at) => start + at) : rankedPairs(ranking, query).subarray(0, depth)
    const scored = scorable(collection, query, pairs).filter((pair) => (score[pair] as number) >= atLeast)
    scored.sort((a, b) => (score[b] as number) - (score[a] as number) || a - b)
    for (const pair of scored.subarray(0, top)) positive[pair] = 1
  }
  return { label: Float32Array.from(score), positive }
}
