/** The numbers of a training are those of the app: on the same judgements, at the same depth, by the same rules. */
import { expect, test } from 'vitest'
import { evaluate } from '../../evaluation/evaluate.ts'
import { parseMeasure } from '../../evaluation/measure.ts'
import { rerank } from '../../ranking/holes.ts'
import { baseOf } from '../../state/derived/base.ts'
import { lossDefaults } from '../config/loss-defaults.ts'
import { smallCollection, smallConfig, smallHead, smallParts, smallTask, scorer } from './testing/small-task.ts'
import { Trainer } from './trainer.ts'

const collection = await smallCollection()
const parts = await smallParts(collection)
const trainer = new Trainer(parts)

/** What the screen Measures shows of a head's scores at a depth. */
async function shown(set: string, layers: ReturnType<typeof smallHead>, names: readonly string[], { depth, level }: { depth: number; level: number }) {
  const base = baseOf(collection, null, set)
  if (!base?.joined) throw new Error('There is nothing to measure.')
  const { pairs, scores } = await trainer.score({ collection, scorer }, layers)
  const logits = new Float32Array(collection.candidates.passage.length).fill(NaN)
  pairs.forEach((pair, at) => (logits[pair] = scores[at] ?? NaN))
  const rankings = rerank(base.order, logits, collection.candidates, base.docOrder, depth)
  return evaluate(rankings, base.joined, names.map(parseMeasure), { level }).map(({ mean, n }) => ({ mean, n }))
}

test.each([{ depth: 20, level: 1 }, { depth: 5, level: 1 }, { depth: 5, level: 2 }])('the test report and the untrained validation are Measures’ numbers at %o', async ({ depth, level }) => {
  const config = smallConfig({ data: { depth, labels: { kind: 'judgements', set: null, level, unjudged: 'negative' } }, loss: lossDefaults.RankNet })
  const task = smallTask(collection, config)
  const { best, start } = await trainer.train(task, () => undefined)
  const report = await trainer.test(task, best.layers)
  const names = ['nDCG@10', 'MRR@10', 'Hit@5']
  expect(report.measures.map(({ name }) => name)).toEqual(names)
  const [before, after] = [await shown('test', smallHead(), names, { depth, level }), await shown('test', [...best.layers], names, { depth, level })]
  expect(report.measures.map((measure) => measure.before)).toEqual(before.map(({ mean }) => mean))
  expect(report.measures.map((measure) => measure.after)).toEqual(after.map(({ mean }) => mean))
  // q999 is judged and was never searched for: it counts, as trec_eval -c has it.
  expect([report.queries, report.absent, before[0]?.n]).toEqual([16, 1, 16])
  const [ndcg, mrr] = await shown('dev', smallHead(), ['nDCG@10', 'MRR@10'], { depth, level })
  expect([start.untrained['nDCG@10'], start.untrained['MRR@10']]).toEqual([ndcg?.mean, mrr?.mean])
  const [tuned] = await shown('dev', [...best.layers], ['nDCG@10'], { depth, level })
  expect(best.validation['nDCG@10']).toBeCloseTo(tuned?.mean ?? NaN, 10)
})

test('the verdict is paired: wins, ties and losses of all queries, differences of those that are there, and an interval', async () => {
  const task = smallTask(collection, smallConfig({ loss: lossDefaults.RankNet, optimizer: { learning_rate: 0.05 } }))
  const { best } = await trainer.train(task, () => undefined)
  const { measures: [ndcg], isBetter } = await trainer.test(task, best.layers)
  if (!ndcg) throw new Error('nDCG@10 is missing')
  expect([ndcg.wins + ndcg.ties + ndcg.losses, ndcg.differences.length, ndcg.query.length]).toEqual([16, 15, 15])
  expect(ndcg.differences.filter((difference) => difference > 0)).toHaveLength(ndcg.wins)
  expect(ndcg.differences.reduce((sum, difference) => sum + difference, 0) / 16).toBeCloseTo(ndcg.after - ndcg.before, 12)
  expect(ndcg.low).toBeLessThan(ndcg.after - ndcg.before)
  expect(ndcg.high).toBeGreaterThan(ndcg.after - ndcg.before)
  expect(isBetter).toBe(ndcg.low > 0)
  expect([...ndcg.query]).toEqual([...ndcg.query].filter((row) => row >= 45))
})

test('a head is no better than itself', async () => {
  const { measures, isBetter } = await trainer.test(smallTask(collection), smallHead())
  expect(isBetter).toBe(false)
  expect(measures.every(({ wins, losses, p }) => wins === 0 && losses === 0 && p === 1)).toBe(true)
})
