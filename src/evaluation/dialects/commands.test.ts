import { describe, expect, it } from 'vitest'
import { parseMeasure } from '../measure.ts'
import { commandsFor } from './commands.ts'

const commands = (names: readonly string[], level: number, qrels = 'qrels.txt', run = 'run.trec') => commandsFor(names.map(parseMeasure), level, qrels, run)

describe('commandsFor', () => {
  it('has one line of trec_eval for what shares its switches', () => {
    expect(commands(['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'], 1).lines).toEqual([
      'trec_eval -c -m ndcg_cut.10 -m success.5 -m map -m recall.100 -m P.10 qrels.txt run.trec',
      'trec_eval -c -M 10 -m recip_rank qrels.txt run.trec',
    ])
  })

  it('gives the level to what sees it', () => {
    expect(commands(['nDCG@10', 'MRR@10', 'MAP(rel=3)', 'P@10'], 2).lines).toEqual([
      'trec_eval -c -m ndcg_cut.10 qrels.txt run.trec',
      'trec_eval -c -l 2 -M 10 -m recip_rank qrels.txt run.trec',
      'trec_eval -c -l 3 -m map qrels.txt run.trec',
      'trec_eval -c -l 2 -m P.10 qrels.txt run.trec',
    ])
  })

  it('asks ir_measures for the rest, and says what nobody has', () => {
    expect(commands(["nDCG(dcg='exp-log2')@10", 'RBP(p=0.9)', 'ERR@20', 'Judged@10', 'DCG@10', 'ERR(max=3)@10'], 2)).toEqual({
      lines: [`ir_measures qrels.txt run.trec "nDCG(dcg='exp-log2')@10 RBP(p=0.9,rel=2) ERR@20 Judged@10"`],
      without: ['DCG@10', 'ERR(max=3)@10'],
    })
  })

  it('takes the unjudged out where the measure does', () => {
    expect(commands(['nDCG(judged_only=True)@10', 'MAP(judged_only=True,rel=2)', 'MRR(judged_only=True)', 'MRR(judged_only=True)@10', "nDCG(dcg='exp-log2',judged_only=True)@10"], 1)).toEqual({
      lines: ['trec_eval -c -J -m ndcg_cut.10 -m recip_rank qrels.txt run.trec', 'trec_eval -c -J -l 2 -m map qrels.txt run.trec'],
      // trec_eval cuts before it takes out, and ir_measures has no such cut or gain for judged documents alone.
      without: ['MRR(judged_only=True)@10', "nDCG(dcg='exp-log2',judged_only=True)@10"],
    })
  })

  it('leaves nothing of a file’s name to the shell', () => {
    expect(commands(['MAP'], 1, 'my qrels.txt', `$(rm -rf 'x').trec`).lines).toEqual([`trec_eval -c -m map "my qrels.txt" '$(rm -rf '\\''x'\\'').trec'`])
  })
})
