import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { orderByScore } from '../ranking/order.ts'
import { evaluate } from './evaluate.ts'
import { parseMeasure } from './measure.ts'
import { trecColumns } from './testing/trec-columns.ts'

/** trec_eval's output: measure -> query (or `all`) -> printed value. */
function readOutput(text: string): Map<string, Map<string, string>> {
  const table = new Map<string, Map<string, string>>()
  for (const line of text.trim().split('\n')) {
    const [measure = '', query = '', value = ''] = line.split(/\s+/)
    table.set(measure, (table.get(measure) ?? new Map<string, string>()).set(query, value))
  }
  return table
}

/** Half of the last printed place: C rounds 0.03125 to 0.0312, JavaScript to 0.0313, and both are right. */
const ROUNDING = 0.00005 + 1e-12

describe.skipIf(sharedFolder === undefined)('on TREC DL 2019', () => {
  const read = (name: string) => readFileSync(`${sharedFolder}/data/dl19/${name}`, 'utf8')
  const runs = ['BM25', 'D_BERT_KD_TASB', 'SPLADE_P_P_ENSEMBLE_DISTIL']
  const outputs = ['', '.M10'].flatMap((cut) => [1, 2].flatMap((level) => runs.map((run) => ({ run, cut, level }))))

  it.each(outputs)('equals trec_eval -c -l $level on run $run $cut', ({ run, cut, level }) => {
    const { columns, score, docOrder, judgements, judgedIds } = trecColumns(read('qrels.txt'), read(`run.${run}.trec`))
    const lists = orderByScore(columns, score, docOrder)
    const expected = readOutput(read(`trec_eval.${run}${cut}.l${level}.txt`))
    const differences: string[] = []
    let compared = 0
    for (const [name, values] of expected) {
      if (name === 'num_q') {
        expect(values.get('all')).toBe(String(judgedIds.length))
        continue
      }
      const [evaluation] = evaluate(lists, judgements, [parseMeasure(cut === '' ? name : 'MRR@10')], { level })
      if (!evaluation) throw new Error(`Nothing came back for ${name}`)
      const ours = new Map(judgedIds.map((id, j) => [id, evaluation.perQuery[j]]))
      ours.set('all', evaluation.mean)
      // Under -c, trec_eval's sum of num_rel ignores -l, against its own values per query.
      if (name === 'num_rel' && level === 2) values.set('all', String(sumOfQueries(values)))
      for (const [query, value] of values) {
        const got = ours.get(query) ?? NaN
        if (!(Math.abs(got - Number(value)) <= ROUNDING)) differences.push(`${name} ${query}: ${got}, not ${value}`)
        compared++
      }
    }
    expect(differences).toEqual([])
    expect(compared).toBe(cut === '' ? 44 * 27 : 44)
  })
})

function sumOfQueries(values: ReadonlyMap<string, string>): number {
  let sum = 0
  for (const [query, value] of values) if (query !== 'all') sum += Number(value)
  return sum
}
