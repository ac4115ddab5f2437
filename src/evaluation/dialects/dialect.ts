/** How one tool of the field computes what we call by our names. A dialect is plain rules; its numbers are held against the tool's own output. */
import type { JudgedRanking } from '../judged-ranking.ts'
import type { Measure } from '../measure.ts'

/** One judged query of a run as a tool finds it: grades by our rank, and what it may order them by instead. */
export interface ToolQuery extends JudgedRanking {
  /** Float64, by rank: what stands in the run file. Never rising. */
  readonly score: Float64Array
  /** Uint32, by rank: the document's place in the files that were brought. */
  readonly place: Uint32Array
  /** Uint32, by rank: the place of the document's id among all ids in byte order. */
  readonly docno: Uint32Array
  /** The rank, from 0, of the document whose id is the query's; -1 where there is none. */
  readonly namesake: number
}

/** What decides which rules show: a tool that breaks ties in its own way gives the same numbers where nothing is tied. */
export interface RunFacts {
  /** Grade from which on a document counts as relevant, as chosen. */
  readonly level: number
  /** The greatest grade of the judgements. */
  readonly maxGrade: number
  /** Judged queries without a list, and all judged queries. */
  readonly missing: number
  readonly queries: number
  /** Whether scores are equal anywhere: as they are, and once they are rounded to float32. */
  readonly tied: boolean
  readonly tiedInFloat32: boolean
  /** Queries with a document of their own id in the list. */
  readonly namesakes: number
  /** Whether documents are judged relevant that are not in the list. */
  readonly missed: boolean
  /** The length of the shortest list that is not empty. */
  readonly shortest: number
  /** Whether a grade is below 0. */
  readonly negative: boolean
  /** Judged queries for which nothing is judged relevant. */
  readonly withoutPositive: number
}

/** A rule by which the tool may differ from `trec_eval -c`. */
export interface Rule {
  /** The reason, short, beside the number. */
  readonly says: string
  /** Whether it can matter to this run; where it cannot it is no reason. */
  readonly matters: (facts: RunFacts, cutoff: number) => boolean
}

export interface DialectMeasure {
  /** As the tool spells it, switches included. */
  readonly spelling: string
  /** Of one query; NaN where the tool leaves it out of its mean. */
  readonly value: (query: ToolQuery, facts: RunFacts) => number
  readonly rules: readonly Rule[]
  /** Where it matters, the tool ends in an error, or in a number that is none. */
  readonly stops?: Rule
}

export interface Dialect {
  readonly name: string
  /** Of the tool whose output its numbers are held against. */
  readonly version: string
  readonly about: string
  /** Whether it can leave the unjudged out of a list. */
  readonly judgedOnly?: true
  /** How the tool computes a measure of ours at a level; null where it has no such measure. */
  measure(measure: Measure, level: number): DialectMeasure | null
}
