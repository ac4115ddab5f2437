import { describe, expect, it } from 'vitest'
import { orderByScore } from '../ranking/order.ts'
import { ceilings } from './ceilings.ts'
import { trecColumns } from './testing/trec-columns.ts'

const { columns, score, docOrder, judgements } = trecColumns(
  'q1 0 a 0\nq1 0 b 2\nq1 0 missed 3\nq2 0 c 1\nq3 0 lost 1\n',
  'q1 Q0 a 1 3 x\nq1 Q0 u 2 2 x\nq1 Q0 b 3 1 x\nq2 Q0 c 1 1 x\n',
)
const lists = orderByScore(columns, score, docOrder)

describe('ceilings', () => {
  it('part what the retriever missed from what a reranker could win', () => {
    const [ndcg, mrr, recall] = ceilings(lists, judgements, ['nDCG@10', 'MRR@10', 'Recall@10'], 1)
    // q1's best order of a, u, b begins with b; its ideal with the document that was missed. q3 has no list.
    expect(ndcg?.candidates).toBeCloseTo((2 / (3 + 2 / Math.log2(3)) + 1 + 0) / 3, 12)
    expect(ndcg?.judgements).toBe(1)
    expect(mrr).toEqual({ candidates: 2 / 3, judgements: 1 })
    expect(recall).toEqual({ candidates: (1 / 2 + 1) / 3, judgements: 1 })
  })

  it('follow the level, and a measure’s own', () => {
    expect(ceilings(lists, judgements, ['MRR@10', 'MRR(rel=1)@10'], 2).map(({ candidates }) => candidates)).toEqual([1 / 3, 2 / 3])
  })

  it('are none of nothing', () => {
    const none = { ...judgements, query: new Int32Array(0), offsets: new Uint32Array(1) }
    expect(ceilings(lists, none, ['MAP'], 1)).toEqual([{ candidates: NaN, judgements: NaN }])
  })
})
