import { describe, expect, it } from 'vitest'
import { orderByScore } from '../../ranking/order.ts'
import { trecColumns } from '../testing/trec-columns.ts'
import { tieSpread } from './spread.ts'

const { columns, score, docOrder, judgements } = trecColumns(
  'q1 0 a 1\nq1 0 b 0\nq2 0 d 1\nq3 0 lost 1\n',
  'q1 Q0 a 1 2 x\nq1 Q0 b 2 2 x\nq1 Q0 c 3 1 x\nq2 Q0 d 1 2 x\nq2 Q0 e 2 1 x\n',
)
const spread = (name: string, depth?: number) => tieSpread(orderByScore(columns, score, docOrder), judgements, name, 1, score, depth)

describe('tieSpread', () => {
  it('says how far the mean could lie elsewhere, over the queries of the mean', () => {
    // Only q1 ties: docno descending puts b before the relevant a.
    expect(spread('MRR@10')).toEqual({ tied: 2, tiedQueries: 1, n: 3, value: (1 / 2 + 1) / 3, least: (1 / 2 + 1) / 3, greatest: (1 + 1) / 3, expected: (3 / 4 + 1) / 3 })
  })

  it('counts what ties across the cut-off, and not what ties below it', () => {
    expect(spread('P@1')).toMatchObject({ tied: 1, least: 1 / 3, expected: 1.5 / 3, greatest: 2 / 3 })
    expect(spread('P@1', 1)).toMatchObject({ tied: 0, least: 1 / 3, greatest: 1 / 3 })
  })

  it('counts no tie with what a measure of the judged alone does not see', () => {
    const unjudged = trecColumns('q 0 a 1\nq 0 b 0\n', 'q Q0 u 1 3 x\nq Q0 a 2 3 x\nq Q0 b 3 1 x\n')
    const over = (name: string) => tieSpread(orderByScore(unjudged.columns, unjudged.score, unjudged.docOrder), unjudged.judgements, name, 1, unjudged.score)
    expect(over('MRR@10')).toMatchObject({ tied: 2, least: 1 / 2, greatest: 1 })
    expect(over('MRR(judged_only=True)@10')).toMatchObject({ tied: 0, least: 1, greatest: 1, expected: 1 })
  })
})
