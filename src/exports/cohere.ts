/** Scores in the shape of Cohere's rerank answer, a line a query: what services of that shape, and their readers, understand. */
import { textAt } from '../columns/text-table.ts'
import { digitsOf, shownLists, type OrderedRun } from './ordered-run.ts'

/**
 * `{"id", "query_id", "query", "results": [{"index", "relevance_score", "logit", "document": {"id", "text"}}]}` with the best first. Cohere's `id` is
 * the answer's, so the query's stands beside it too, where readers that join judgements look for it. `index`
 * is the candidate's place in the collection's list of this query, from 0. `relevance_score` is the logit's sigmoid beside the
 * logit itself (it is no probability of relevance); of systems that give no logits it is their score. Candidates
 * past the depth were not scored, and are absent.
 */
export function* cohere(run: OrderedRun): Generator<string> {
  const { queryIds, queryTexts, passageIds, passageTexts, candidates } = run.collection
  const digits = digitsOf(run)
  for (const { query, pairs, scores, scored } of shownLists(run)) {
    const first = candidates.offsets[query] as number
    const results = Array.from(pairs.subarray(0, scored), (pair, at) => {
      const [passage, score] = [candidates.passage[pair] as number, Number((scores[at] as number).toPrecision(digits))]
      return {
        index: pair - first,
        relevance_score: run.isLogit ? sigmoid(score) : score,
        ...(run.isLogit && { logit: score }),
        document: { id: textAt(passageIds, passage), text: textAt(passageTexts, passage) },
      }
    })
    const id = textAt(queryIds, query)
    yield `${JSON.stringify({ id, query_id: id, query: textAt(queryTexts, query), results })}\n`
  }
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit))
