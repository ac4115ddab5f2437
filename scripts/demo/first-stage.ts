/** The demo's first stage: the head of the BM25 ranking of all passages, for each query. */
import { Bm25Index } from './bm25.ts'
import type { Passage, Query, Source } from './source.ts'

export const DEPTH = 60

export interface Candidate {
  readonly passage: Passage
  readonly score: number
}

export interface RankedQuery {
  readonly query: Query
  /** Best first; equal scores by id, descending, as trec_eval orders them. Ids are ASCII, so `<` is byte order. */
  readonly candidates: readonly Candidate[]
}

/** What sentence-transformers, BEIR and this app score of a passage. */
export const fullText = ({ title, text }: Passage) => `${title} ${text}`.trim()

export function rankAll({ queries, passages }: Source): RankedQuery[] {
  const index = new Bm25Index(passages.map(fullText))
  return queries.map((query) => {
    const candidates = index.search(query.text).flatMap(({ row, score }) => {
      const passage = passages[row]
      // Nine digits: more differ between platforms, whose Math.log may disagree in the last place.
      return passage === undefined ? [] : [{ passage, score: Number(score.toPrecision(9)) }]
    })
    candidates.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? 1 : -1))
    return { query, candidates: candidates.slice(0, DEPTH) }
  })
}
