/** What the demo's README says in numbers: sizes, grades, and how BM25 does. */
import { ndcg } from './ndcg.ts'
import type { RankedQuery } from './first-stage.ts'
import type { Source } from './source.ts'

export interface Figures {
  readonly queries: number
  readonly passages: number
  /** Words of the passages' texts: fewest, mean, most. */
  readonly words: readonly [least: number, mean: number, most: number]
  /** Judgements of grade 0, 1, 2, 3. */
  readonly judgements: readonly [number, number, number, number]
  readonly ndcg10: number
  /** Share of BM25's first ten that are judged. */
  readonly judged10: number
  /** Queries whose first candidate has not the highest grade that was given for the query. */
  readonly firstIsNotBest: readonly string[]
  /** Queries of which some highest-graded passage is not among the candidates. */
  readonly bestIsAbsent: readonly string[]
}

export const wordCount = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

export function figuresOf({ queries, passages }: Source, ranked: readonly RankedQuery[]): Figures {
  const words = passages.map(({ text }) => wordCount(text))
  const grades = queries.flatMap((query) => [...query.grades.values()])
  const counted = (grade: number) => grades.filter((given) => given === grade).length
  const firstTens = ranked.map(({ query, candidates }) => candidates.slice(0, 10).map(({ passage }) => query.grades.get(passage.id)))
  return {
    queries: queries.length,
    passages: passages.length,
    words: [Math.min(...words), mean(words), Math.max(...words)],
    judgements: [counted(0), counted(1), counted(2), counted(3)],
    ndcg10: mean(ranked.map(({ query }, at) => ndcg((firstTens[at] ?? []).map((grade) => grade ?? 0), [...query.grades.values()], 10))),
    judged10: mean(firstTens.flat().map((grade) => (grade === undefined ? 0 : 1))),
    firstIsNotBest: idsWhere(ranked, ({ query, candidates }) => query.grades.get(candidates[0]?.passage.id ?? '') !== bestGrade(query)),
    bestIsAbsent: idsWhere(ranked, ({ query, candidates }) => {
      const returned = new Set(candidates.map(({ passage }) => passage.id))
      return [...query.grades].some(([id, grade]) => grade === bestGrade(query) && !returned.has(id))
    }),
  }
}

const bestGrade = (query: RankedQuery['query']) => Math.max(...query.grades.values())
const idsWhere = (ranked: readonly RankedQuery[], holds: (ranked: RankedQuery) => boolean) => ranked.filter(holds).map(({ query }) => query.id)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
