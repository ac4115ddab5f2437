/** Candidates as rank_llm reads them: JSON Lines of its `Request`, which its listwise rerankers take up where this system left off. */
import { textAt } from '../columns/text-table.ts'
import { digitsOf, floatText, shownLists, type OrderedRun } from './ordered-run.ts'

/** One line a query, candidates in the shown order, each with its text under the key that rank_llm looks for first. */
export function* rankLlm(run: OrderedRun): Generator<string> {
  const { queryIds, queryTexts, passageIds, passageTexts, candidates } = run.collection
  const digits = digitsOf(run)
  for (const { query, pairs, scores } of shownLists(run)) {
    const listed = Array.from(pairs, (pair, at) => {
      const passage = candidates.passage[pair] as number
      return `{"docid":${JSON.stringify(textAt(passageIds, passage))},"score":${floatText(scores[at] as number, digits)},"doc":${JSON.stringify({ text: textAt(passageTexts, passage) })}}`
    })
    yield `{"query":${JSON.stringify({ text: textAt(queryTexts, query), qid: textAt(queryIds, query) })},"candidates":[${listed.join(',')}]}\n`
  }
}
