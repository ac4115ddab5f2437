/** An order as a TREC run file. */
import { textAt, type TextTable } from '../columns/text-table.ts'
import type { Scores } from './order.ts'
import { rankedPairs, type Rankings } from './rankings.ts'

export interface RunColumns {
  readonly queryIds: TextTable
  readonly passageIds: TextTable
  /** Uint32, one a pair. */
  readonly passage: Uint32Array
  /** One a pair. Logits, not sigmoids: at six decimals two sigmoids of strong logits tie. */
  readonly score: Scores
  /** Pairs past it keep their order behind the scored ones, with scores that fall below the least by one a rank. */
  readonly depth: number
  /** The run's name; no white space. */
  readonly tag: string
}

/**
 * Lines `qid Q0 docid rank score tag`, ranks from 1, one string a query. Scores have nine significant digits, which
 * bring every float32 back exactly (float64 first-stage scores: seventeen). A reader that sorts by score and breaks
 * ties by docno descending, as trec_eval does, gets this order. White space in ids, which the format cannot carry,
 * becomes `_`. Queries that are not complete are left out.
 */
export function* trecRun(rankings: Rankings, { queryIds, passageIds, passage, score, depth, tag }: RunColumns): Generator<string> {
  const digits = score instanceof Float32Array ? 9 : 17
  for (let query = 0; query < queryIds.length; query++) {
    if (rankings.complete[query] !== 1) continue
    const qid = idOf(queryIds, query)
    let lines = ''
    let least = Infinity
    rankedPairs(rankings, query).forEach((pair, at) => {
      const value = at < depth ? (score[pair] as number) : least - 1
      least = Math.min(least, value)
      lines += `${qid} Q0 ${idOf(passageIds, passage[pair] as number)} ${at + 1} ${Number(value.toPrecision(digits))} ${tag}\n`
    })
    yield lines
  }
}

const idOf = (ids: TextTable, row: number) => textAt(ids, row).replace(/\s+/g, '_')
