/**
 * The first of the three facts that a person brings: queries, passages, candidate lists with first-stage scores, and
 * judgements. Everything is a column (../columns), so that seven million pairs cross realms without being copied.
 */
import type { TextTable } from '../columns/text-table.ts'

/**
 * The pairs that can be scored: for each query the union of what its first stages returned.
 * Pair p of query q is a row in offsets[q] .. offsets[q + 1] (exclusive); its passage is passage[p].
 */
export interface Candidates {
  /** Uint32, queries + 1. */
  readonly offsets: Uint32Array
  /** Uint32, one a pair: a row of the passages. */
  readonly passage: Uint32Array
}

/** One first stage (retriever run) over the candidates. */
export interface FirstStage {
  /** Unique in the collection; a person reads it (`BM25`, or the file's name). */
  readonly name: string
  /** Float64, one a pair; NaN where this stage did not return the pair. Larger is better. */
  readonly score: Float64Array
  /** False where the file gave an order without scores: score is then minus the 1-based rank. */
  readonly scored: boolean
}

/** One qrels file as it was given; ids are kept even where the collection does not hold them (the ideal list needs them). */
export interface JudgementSet {
  readonly name: string
  /** Distinct query ids of the file, in its order. */
  readonly queryIds: TextTable
  /** Uint32, judged queries + 1: judgements of query j are rows offsets[j] .. offsets[j + 1]. */
  readonly offsets: Uint32Array
  /** One a judgement. */
  readonly docIds: TextTable
  /** Int32, one a judgement, as in the file (may be negative). */
  readonly grade: Int32Array
}

/** Texts by id that no list names: they wait for runs that do. */
export interface Library {
  readonly queryIds: TextTable
  readonly queryTexts: TextTable
  readonly passageIds: TextTable
  readonly passageTexts: TextTable
}

export interface Collection {
  readonly name: string
  /** Hex digest of the content: the collection's key on disk. Changes with every added file. */
  readonly fingerprint: string
  readonly queryIds: TextTable
  readonly queryTexts: TextTable
  readonly passageIds: TextTable
  /** Title and text joined as `(title + " " + text).trim()`. */
  readonly passageTexts: TextTable
  /**
   * Uint32, rows ascending: queries and passages that a run names by id and no file brought a text for (their texts are
   * empty). They count in measures, since judgements know ids; they cannot be scored.
   */
  readonly textless: { readonly queries: Uint32Array; readonly passages: Uint32Array }
  readonly candidates: Candidates
  readonly firstStages: readonly FirstStage[]
  readonly judgementSets: readonly JudgementSet[]
  /** Undefined where every text that was brought has its place. */
  readonly library?: Library | undefined
}

export const queryCount = (collection: Collection) => collection.queryIds.length
export const pairCount = (collection: Collection) => collection.candidates.passage.length

/** Those of a query's pairs that have both texts. */
export function scorable({ textless, candidates }: Collection, query: number, pairs: Uint32Array): Uint32Array {
  if (holds(textless.queries, query)) return new Uint32Array(0)
  return textless.passages.length === 0 ? pairs : pairs.filter((pair) => !holds(textless.passages, candidates.passage[pair] as number))
}

/** Whether ascending `rows` hold a row. */
function holds(rows: Uint32Array, row: number): boolean {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as number) < row) low = middle + 1
    else high = middle
  }
  return rows[low] === row
}

/** The pair rows of a query as [start, end). Throws RangeError where there is no such query. */
export function pairsOf(candidates: Candidates, query: number): readonly [start: number, end: number] {
  const start = candidates.offsets[query]
  const end = candidates.offsets[query + 1]
  if (start === undefined || end === undefined) throw new RangeError(`Query ${query} of ${candidates.offsets.length - 1}`)
  return [start, end]
}
