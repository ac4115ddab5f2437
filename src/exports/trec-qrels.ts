/** Judgements as a TREC qrels file: `qid 0 docid grade`. */
import { textAt, textTable } from '../columns/text-table.ts'
import { judgedQueries, type ExportedJudgements } from './exported-judgements.ts'
import { refuseSpacedIds } from './trec-ids.ts'

/**
 * One string a query, grades as they were given.
 * @throws {ExportError} where an id holds white space
 */
export function* trecQrels(judgements: ExportedJudgements): Generator<string> {
  const { docIds, grade } = judgements.set
  refuseSpacedIds(textTable(Array.from(judgedQueries(judgements), ({ id }) => id)), 'query id')
  refuseSpacedIds(docIds, 'document id')
  for (const { id, start, end } of judgedQueries(judgements)) {
    let lines = ''
    for (let at = start; at < end; at++) lines += `${id} 0 ${textAt(docIds, at)} ${grade[at]}\n`
    yield lines
  }
}
