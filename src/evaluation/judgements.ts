/** Judgements and lists as measures need them: joined by rows, ids left behind. */
import type { JudgedRanking } from './judged-ranking.ts'

/** A set of judgements, joined to the candidates. */
export interface JoinedJudgements {
  /** Int32, one a judged query: its row among the collection's queries, or -1 where the collection lacks it. */
  readonly query: Int32Array
  /** Uint32, judged queries + 1: judged query j has the grades offsets[j] .. offsets[j + 1]. */
  readonly offsets: Uint32Array
  /** Int32, one a judgement, of documents outside the candidates too; each document once a query. */
  readonly grade: Int32Array
  /** Int32, one a candidate pair: its grade, or UNJUDGED. */
  readonly pairGrade: Int32Array
}

/** A system's order of every query of the collection: what src/ranking gives. */
export interface RankedLists {
  /** Uint32, queries + 1. */
  readonly offsets: Uint32Array
  /** Uint32: pairs, best first within a query. */
  readonly pairs: Uint32Array
  /** Uint8, one a query: 0 where scores are missing. */
  readonly complete: Uint8Array
}

/** A system's list for a judged query; empty (and complete) where the collection lacks the query. */
export function listOf(lists: RankedLists, judgements: JoinedJudgements, judgedQuery: number): { pairs: Uint32Array; complete: boolean } {
  const query = judgements.query[judgedQuery] as number
  if (query < 0) return { pairs: new Uint32Array(0), complete: true }
  return { pairs: lists.pairs.subarray(lists.offsets[query], lists.offsets[query + 1]), complete: lists.complete[query] === 1 }
}

/** Whether a query of the set has a judged document at all: those without are in no mean. */
export const isJudgedQuery = ({ offsets }: JoinedJudgements, judgedQuery: number) =>
  (offsets[judgedQuery + 1] as number) > (offsets[judgedQuery] as number)

/** What a measure sees of a judged query whose pairs are `pairs`, best first. `into` is overwritten, and as long as `pairs` at least. */
export function judgedRanking(judgements: JoinedJudgements, judgedQuery: number, pairs: Uint32Array, into = new Int32Array(pairs.length)): JudgedRanking {
  for (let at = 0; at < pairs.length; at++) into[at] = judgements.pairGrade[pairs[at] as number] as number
  return {
    ranked: into.subarray(0, pairs.length),
    judged: judgements.grade.subarray(judgements.offsets[judgedQuery], judgements.offsets[judgedQuery + 1]),
  }
}
