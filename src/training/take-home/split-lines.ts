/** The split as training JSONL: a line a list, which the app and Python read back, each with its part. */
import type { Collection } from '../../collection/collection.ts'
import { textAt } from '../../columns/text-table.ts'
import { listCount, type Examples } from '../examples.ts'
import { parts, type Part } from '../split.ts'

/**
 * Lines that end in a line feed: `{"query_text", "positives", "negatives", "source_chunk", "meta"}`, where `meta.part` is train,
 * validation or test. Negatives are all of the list's, not those that some epoch drew. `source_chunk` is null: candidates are not
 * cut from a document that we know of.
 */
export function* splitLines(collection: Collection, examples: Readonly<Record<Part, Pick<Examples, 'lists'>>>): Generator<string> {
  const { queryIds, queryTexts, passageIds, passageTexts, candidates } = collection
  const passage = (pair: number) => {
    const row = candidates.passage[pair] as number
    return { doc_id: textAt(passageIds, row), text: textAt(passageTexts, row) }
  }
  for (const part of parts) {
    const { lists } = examples[part]
    for (let list = 0; list < listCount(lists); list++) {
      const [positives, negatives]: [object[], object[]] = [[], []]
      for (let row = lists.offsets[list] as number; row < (lists.offsets[list + 1] as number); row++) {
        const label = lists.label[row] as number
        const shown = { ...passage(lists.pair[row] as number), label }
        if (lists.positive[row] === 1) positives.push(shown)
        else negatives.push(shown)
      }
      const query = lists.query[list] as number
      const meta = { part, query_id: textAt(queryIds, query), collection: collection.name }
      yield `${JSON.stringify({ query_text: textAt(queryTexts, query), positives, negatives, source_chunk: null, meta })}\n`
    }
  }
}
