/** A system's run as the tools of the field would find it in a file. */
import { isJudgedQuery, judgedRanking, listOf, type JoinedJudgements, type RankedLists } from '../judgements.ts'
import { countRelevant } from '../measures/definition.ts'
import type { RunFacts, ToolQuery } from './dialect.ts'

export interface ToolRun {
  readonly lists: RankedLists
  readonly judgements: JoinedJudgements
  /** One a pair: what the lists are ordered by down to the depth. */
  readonly score: Float32Array | Float64Array
  /** Pairs past it stand below the others with scores that fall by one a rank, as in the run that is taken out. */
  readonly depth: number
  /** Uint32, one a pair: its passage; and one a passage: the place of its id in byte order. */
  readonly passage: Uint32Array
  readonly docOrder: Uint32Array
  /** Int32, one a query of the collection: the passage that has the query's id, or -1. */
  readonly namesake: Int32Array
}

/** The judged queries that are scored to the depth, one at a time; those without a list are empty. */
export function* toolQueries(run: ToolRun): Generator<ToolQuery> {
  const { lists, judgements, passage, docOrder, namesake } = run
  for (let j = 0; j < judgements.query.length; j++) {
    const { pairs, complete } = listOf(lists, judgements, j)
    if (!isJudgedQuery(judgements, j) || !complete) continue
    const passages = Uint32Array.from(pairs, (pair) => passage[pair] as number)
    const own = namesake[judgements.query[j] as number] ?? -1
    yield {
      ...judgedRanking(judgements, j, pairs),
      score: scoresInFile(pairs, run),
      place: pairs,
      docno: passages.map((row) => docOrder[row] as number),
      namesake: own < 0 ? -1 : passages.indexOf(own),
    }
  }
}

function scoresInFile(pairs: Uint32Array, { score, depth }: ToolRun): Float64Array {
  let least = Infinity
  return Float64Array.from(pairs, (pair, at) => {
    const value = at < depth ? (score[pair] as number) : least - 1
    least = Math.min(least, value)
    return value
  })
}

/** What of the run decides whether a tool's rules matter. */
export function factsOf(run: ToolRun, level: number): RunFacts {
  const facts = { level, maxGrade: 0, missing: 0, queries: 0, tied: false, tiedInFloat32: false, namesakes: 0, missed: false, negative: false, shortest: Infinity, withoutPositive: 0 }
  for (const { ranked, judged, score, namesake } of toolQueries(run)) {
    facts.queries++
    facts.maxGrade = judged.reduce((most, grade) => Math.max(most, grade), facts.maxGrade)
    if (ranked.length === 0) facts.missing++
    else facts.shortest = Math.min(facts.shortest, ranked.length)
    facts.tied ||= hasNeighbours(score, (a, b) => a === b)
    facts.tiedInFloat32 ||= hasNeighbours(score, (a, b) => a !== b && Math.fround(a) === Math.fround(b))
    facts.negative ||= judged.some((grade) => grade < 0)
    if (namesake >= 0) facts.namesakes++
    const relevant = countRelevant(judged, level)
    facts.missed ||= relevant > countRelevant(ranked, level)
    if (relevant === 0) facts.withoutPositive++
  }
  return facts
}

const hasNeighbours = (score: Float64Array, alike: (a: number, b: number) => boolean) => score.some((value, at) => at > 0 && alike(score[at - 1] as number, value))
