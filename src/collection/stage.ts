/** One first stage with its lists, in rows of the collection's queries and passages, while the collection is being made. */
import type { Collection, FirstStage } from './collection.ts'

export interface Stage {
  readonly name: string
  readonly scored: boolean
  /** For each query of the collection, this stage's rows [start, end); none where start equals end. */
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly passage: Uint32Array
  readonly score: Float64Array
}

/** A first stage of a finished collection, as lists again. */
export function stageOf({ candidates, queryIds }: Collection, { name, scored, score: pairScore }: FirstStage): Stage {
  const [start, end] = [new Uint32Array(queryIds.length), new Uint32Array(queryIds.length)]
  const [passage, score] = [new Uint32Array(pairScore.length), new Float64Array(pairScore.length)]
  let kept = 0
  for (let query = 0; query < queryIds.length; query++) {
    start[query] = kept
    for (let pair = candidates.offsets[query] as number; pair < (candidates.offsets[query + 1] as number); pair++) {
      const value = pairScore[pair] as number
      if (Number.isNaN(value)) continue
      passage[kept] = candidates.passage[pair] as number
      score[kept++] = value
    }
    end[query] = kept
  }
  return { name, scored, start, end, passage: passage.subarray(0, kept), score: score.subarray(0, kept) }
}

/** Whether the stage has a list of the query. */
export const hasList = ({ start, end }: Stage, query: number): boolean => (end[query] ?? 0) > (start[query] ?? 0)

/** Two runs of one retriever over different queries, as one. Where both have a list of a query, the first's stands. */
export function sideBySide(name: string, first: Stage, second: Stage): Stage {
  const [start, end] = [padded(first.start, second.start.length).slice(), padded(first.end, second.end.length).slice()]
  for (let query = 0; query < start.length; query++) {
    if (hasList(first, query) || !hasList(second, query)) continue
    start[query] = (second.start[query] as number) + first.passage.length
    end[query] = (second.end[query] as number) + first.passage.length
  }
  const [passage, score] = [new Uint32Array(first.passage.length + second.passage.length), new Float64Array(first.score.length + second.score.length)]
  passage.set(first.passage)
  passage.set(second.passage, first.passage.length)
  score.set(first.score)
  score.set(second.score, first.score.length)
  return { name, scored: first.scored, start, end, passage, score }
}

/** Stages that were read before the last queries came have no lists for them. */
export function padded(rows: Uint32Array, length: number): Uint32Array {
  if (rows.length >= length) return rows
  const longer = new Uint32Array(length)
  longer.set(rows)
  return longer
}
