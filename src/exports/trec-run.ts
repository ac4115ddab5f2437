/** An order as a TREC run file: `qid Q0 docid rank score tag`, ranks from 1. */
import { textAt, type TextTable } from '../columns/text-table.ts'
import { digitsOf, scoreText, shownLists, type OrderedRun } from './ordered-run.ts'
import { refuseSpacedIds } from './trec-ids.ts'

export interface TrecRunOptions {
  /** Scores that fall with every rank in float32. Default: as they are, which a reader with trec_eval's rule for ties orders the same. */
  readonly tieProof?: boolean
  /** What becomes of ids with white space: they are refused (the default), or it becomes `_`, and they join no qrels of other hands. */
  readonly spaces?: 'refuse' | '_'
}

/**
 * Lines of all complete queries, one string a query. Scores have nine significant digits, which bring every float32 back
 * exactly (float64 first-stage scores: seventeen). A reader that sorts by score and breaks ties by docno descending, as
 * trec_eval does, gets this order.
 * @throws {ExportError} where an id holds white space
 */
export function* trecRun(run: OrderedRun, { tieProof = false, spaces = 'refuse' }: TrecRunOptions = {}): Generator<string> {
  const { queryIds, passageIds, candidates } = run.collection
  if (spaces === 'refuse') {
    refuseSpacedIds(queryIds, 'query id')
    refuseSpacedIds(passageIds, 'document id')
  }
  const digits = digitsOf(run, tieProof)
  for (const { query, pairs, scores } of shownLists(run, tieProof)) {
    const qid = idOf(queryIds, query)
    let lines = ''
    for (let at = 0; at < pairs.length; at++) {
      lines += `${qid} Q0 ${idOf(passageIds, candidates.passage[pairs[at] as number] as number)} ${at + 1} ${scoreText(scores[at] as number, digits)} ${run.tag}\n`
    }
    yield lines
  }
}

const idOf = (ids: TextTable, row: number) => textAt(ids, row).replace(/\s+/g, '_')
