import { describe, expect, it } from 'vitest'
import { MeasureError, measureName, parseMeasure } from './measure.ts'
import { measureTable } from './measures/table.ts'

describe('parseMeasure', () => {
  it.each([
    ['nDCG@10', 'nDCG@10'],
    ['ndcg', 'nDCG'],
    ['ndcg_cut_10', 'nDCG@10'],
    ['ndcg_cut.10', 'nDCG@10'],
    ['RR', 'MRR'],
    ['recip_rank', 'MRR'],
    ['RR(rel=2)@10', 'MRR(rel=2)@10'],
    ['mrr@10', 'MRR@10'],
    ['Success@5', 'Hit@5'],
    ['success_5', 'Hit@5'],
    ['AP', 'MAP'],
    ['AP(rel=2)', 'MAP(rel=2)'],
    ['map_cut_10', 'MAP@10'],
    ['R@100', 'Recall@100'],
    ['recall_100', 'Recall@100'],
    ['R(rel=2)@100', 'Recall(rel=2)@100'],
    ['Precision@10', 'P@10'],
    ['P_10', 'P@10'],
    [' p.10 ', 'P@10'],
    ['Rprec', 'Rprec'],
    ['bpref', 'bpref'],
    ['Judged@10', 'Judged@10'],
    ['num_rel_ret', 'num_rel_ret'],
  ])('reads %j as %s', (text, name) => expect(measureName(parseMeasure(text))).toBe(name))

  it('reads back every name that it writes', () => {
    for (const { name, cutoff, usesLevel } of measureTable) {
      for (const level of usesLevel ? ['', '(rel=3)'] : ['']) {
        const text = name + level + (cutoff === 'none' ? '' : '@7')
        expect(measureName(parseMeasure(text))).toBe(text)
      }
    }
  })

  it.each([
    ['ERR@10', /No measure is called “ERR@10”.*nDCG or nDCG@k, MRR/],
    ['', /No measure is called “”/],
    ['nDCG(dcg=exp-log2)@10', /No measure is called/],
    ['P', /needs a cut-off, as in P@10/],
    ['Rprec@10', /takes no cut-off/],
    ['nDCG(rel=2)@10', /does not depend on a relevance level/],
    ['P@0', /must be 1 or more/],
    ['P(rel=0)@5', /must be 1 or more/],
  ])('refuses %j and says what would do', (text, message) => {
    expect(() => parseMeasure(text)).toThrow(MeasureError)
    expect(() => parseMeasure(text)).toThrow(message)
  })
})
