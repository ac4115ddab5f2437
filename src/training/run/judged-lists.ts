/**
 * The lists of a part as a reranker's are measured: candidates in the first stage's order, of which those to the depth are
 * put in the order of a head's logits. Rows count within the part, so that an epoch's validation costs no pass over
 * the collection.
 */
import { pairsOf, scorable, type Collection, type JudgementSet } from '../../collection/collection.ts'
import { joinJudgements } from '../../collection/judgements.ts'
import { Growable } from '../../columns/growable.ts'
import { UNJUDGED } from '../../columns/unjudged.ts'
import { evaluate, type Evaluation } from '../../evaluation/evaluate.ts'
import type { JoinedJudgements } from '../../evaluation/judgements.ts'
import type { Measure } from '../../evaluation/measure.ts'
import { rerank } from '../../ranking/holes.ts'
import { rankedPairs, type Rankings } from '../../ranking/rankings.ts'
import type { Labels } from '../labels.ts'

export interface JudgedLists {
  /** Uint32, one a list: a row of the collection's queries. */
  readonly query: Uint32Array
  /** Lists of places, 0 .. places: the first stage's order. */
  readonly order: Rankings
  /** Uint32, one a place: a row of the collection's candidate pairs, and its passage. */
  readonly pair: Uint32Array
  readonly passage: Uint32Array
  /** Uint32: the places that a head scores, those to the depth that have both texts. */
  readonly scored: Uint32Array
  /** `query` holds lists here, -1 for a judged query that the collection lacks. */
  readonly judgements: JoinedJudgements
  readonly level: number
  readonly depth: number
  readonly docOrder: Uint32Array
}

export interface JudgedChoice {
  readonly queries: Uint32Array
  readonly order: Rankings
  readonly depth: number
  readonly level: number
  /** From byteOrder of the passages' ids. */
  readonly docOrder: Uint32Array
  /** The judgements, or labels whose positives are taken for them. */
  readonly by: JudgementSet | Labels
  /** Judged queries that the collection lacks count too. */
  readonly whole: boolean
}

export function judgedLists(collection: Collection, choice: JudgedChoice): JudgedLists {
  const { queries, depth, level, docOrder } = choice
  const [offsets, pair, scored] = [new Uint32Array(queries.length + 1), new Growable(Uint32Array), new Growable(Uint32Array)]
  queries.forEach((query, list) => {
    const ranked = rankedPairs(choice.order, query)
    const usable = new Set(scorable(collection, query, ranked.subarray(0, depth)))
    ranked.forEach((at, rank) => {
      if (rank < depth && usable.has(at)) scored.push(pair.length + rank)
    })
    pair.append(ranked)
    offsets[list + 1] = pair.length
  })
  const pairs = pair.finish()
  const passage = Uint32Array.from(pairs, (at) => collection.candidates.passage[at] as number)
  const complete = Uint8Array.from(queries, (query) => choice.order.complete[query] as number)
  const order = { offsets, pairs: Uint32Array.from(pairs.keys()), complete }
  const judgements = 'queryIds' in choice.by ? joined(collection, choice.by, queries, pairs, choice.whole) : taught(collection, choice.by, queries, pairs)
  return { query: queries, order, pair: pairs, passage, scored: scored.finish(), judgements, level, depth, docOrder }
}

/** The lists in the order of `logits`, one a scored place. NaN leaves its whole list out of means, as everywhere. */
export function reranked({ order, scored, passage, docOrder, depth }: JudgedLists, logits: Float32Array): Rankings {
  const placed = new Float32Array(passage.length).fill(NaN)
  scored.forEach((place, at) => (placed[place] = logits[at] as number))
  return rerank(order, placed, { offsets: order.offsets, passage }, docOrder, depth)
}

/** Measures of a head by its logits, one a scored place. */
export function evaluateLogits(lists: JudgedLists, logits: Float32Array, measures: readonly Measure[]): Evaluation[] {
  return evaluate(reranked(lists, logits), lists.judgements, measures, { level: lists.level })
}

function joined(collection: Collection, set: JudgementSet, queries: Uint32Array, pairs: Uint32Array, whole: boolean): JoinedJudgements {
  const { grade, queryRow } = joinJudgements(collection, set)
  const listOf = new Map(Array.from(queries, (query, list) => [query, list] as const))
  const [query, offsets, grades] = [new Growable(Int32Array), new Growable(Uint32Array), new Growable(Int32Array)]
  offsets.push(0)
  queryRow.forEach((row, judged) => {
    const list = listOf.get(row)
    if (list === undefined && !(whole && row < 0)) return
    query.push(list ?? -1)
    grades.append(set.grade.subarray(set.offsets[judged], set.offsets[judged + 1]))
    offsets.push(grades.length)
  })
  return { query: query.finish(), offsets: offsets.finish(), grade: grades.finish(), pairGrade: Int32Array.from(pairs, (pair) => grade[pair] as number) }
}

/** A teacher's positives as grade 1, all else as 0. */
function taught(collection: Collection, { label, positive }: Labels, queries: Uint32Array, pairs: Uint32Array): JoinedJudgements {
  const gradeOf = (pair: number) => (Number.isNaN(label[pair]) ? UNJUDGED : (positive[pair] as number))
  const [offsets, grades] = [new Uint32Array(queries.length + 1), new Growable(Int32Array)]
  queries.forEach((row, list) => {
    const [start, end] = pairsOf(collection.candidates, row)
    for (let pair = start; pair < end; pair++) if (gradeOf(pair) !== UNJUDGED) grades.push(gradeOf(pair))
    offsets[list + 1] = grades.length
  })
  return { query: Int32Array.from(queries.keys()), offsets, grade: grades.finish(), pairGrade: Int32Array.from(pairs, gradeOf) }
}
