import { describe, expect, it } from 'vitest'
import { MeasureError, measureName, parseMeasure } from './measure.ts'
import { splitMeasures } from './measure-syntax.ts'
import { defaultParameters } from './measures/parameters.ts'
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
    ['bpref', 'Bpref'],
    ['Judged@10', 'Judged@10'],
    ['num_rel_ret', 'num_rel_ret'],
    ["nDCG(dcg='exp-log2')@10", "nDCG(dcg='exp-log2')@10"],
    ['ndcg( dcg = "exp-log2" )', "nDCG(dcg='exp-log2')"],
    ["nDCG(dcg='log2')@10", 'nDCG@10'],
    ['nDCG(dcg=exp-log2)@10', "nDCG(dcg='exp-log2')@10"],
    ['ndcg_burges@10', "nDCG(dcg='exp-log2')@10"],
    ['DCG@5', 'DCG@5'],
    ['dcg_burges', "DCG(dcg='exp-log2')"],
    ['RBP', 'RBP(p=0.8)'],
    ['RBP(p=0.95,rel=2)@100', 'RBP(p=0.95,rel=2)@100'],
    ['RBP(rel=2, p=.5)', 'RBP(p=0.5,rel=2)'],
    ['rbp.95', 'RBP(p=0.95)'],
    ['ERR@20', 'ERR@20'],
    ['ERR(max=3)@20', 'ERR(max=3)@20'],
    ['hit_rate@3', 'Hit@3'],
    ['P()@5', 'P@5'],
    ['nDCG(judged_only=True)@10', 'nDCG(judged_only=True)@10'],
    ['AP(rel=2,judged_only=True)', 'MAP(judged_only=True,rel=2)'],
    ["nDCG(dcg='exp-log2', judged_only=true)", "nDCG(dcg='exp-log2',judged_only=True)"],
    ['P(judged_only=False)@5', 'P@5'],
  ])('reads %j as %s', (text, name) => expect(measureName(parseMeasure(text))).toBe(name))

  it('reads back every name that it writes', () => {
    for (const definition of measureTable) {
      for (const level of definition.usesLevel ? [null, 3] : [null]) {
        const measure = { definition, level, cutoff: definition.cutoff === 'none' ? null : 7, parameters: { dcg: 'exp-log2', p: 0.25, max: 3, judged_only: true } } as const
        const back = parseMeasure(measureName(measure))
        const taken = (definition.parameters ?? []).map((name) => [name, measure.parameters[name]])
        expect(back).toEqual({ ...measure, parameters: { ...defaultParameters, ...Object.fromEntries(taken) } })
      }
    }
  })

  it.each([
    ['infAP@10', /No measure is called “infAP@10”.*nDCG or nDCG@k, MRR/],
    ['', /No measure is called “”/],
    ["nDCG(dcg='exp')@10", /dcg of .* must be 'log2' .* or 'exp-log2'/],
    ['nDCG(p=0.8)@10', /nDCG has no parameter “p”.*takes dcg and judged_only/],
    ['Judged(p=0.8)@10', /Judged has no parameter “p”.*takes none/],
    ['Judged(judged_only=True)@10', /Judged has no parameter “judged_only”.*takes none/],
    ['P(judged_only=yes)@5', /judged_only of .* must be True or False/],
    ['RBP(p=1.2)', /must be a number between 0 and 1/],
    ['RBP(p)', /No measure is called/],
    ['P(rel=2@10', /No measure is called/],
    ['P(rel=two)@10', /must be 1 or more/],
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

describe('splitMeasures', () => {
  it('parts names, not their parameters', () => {
    expect(splitMeasures(" nDCG@10, RBP(p=0.8, rel=2)@10;MAP nDCG(dcg='exp-log2')@5 ")).toEqual(['nDCG@10', 'RBP(p=0.8, rel=2)@10', 'MAP', "nDCG(dcg='exp-log2')@5"])
  })

  it('keeps what is not closed together, to be refused as it stands', () => expect(splitMeasures('P(rel=2@10, MAP')).toEqual(['P(rel=2@10, MAP']))
})
