import { describe, expect, test } from 'vitest'
import { textSource } from '../../collection/bytes/byte-source.ts'
import { ingest } from '../../collection/ingest.ts'
import type { TrainingConfig } from '../config/config.ts'
import { shareSplit, taughtLabels } from '../config/defaults.ts'
import { planTraining } from './plan.ts'
import { PER_QUERY, smallCollection, smallConfig, smallTask } from './testing/small-task.ts'

const collection = await smallCollection()
const plan = (config: TrainingConfig = smallConfig()) => planTraining(smallTask(collection, config))
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

describe('a plan', () => {
  test('parts queries by the sets that judge them, and counts what each part has', () => {
    const { split, parts, queries, judgedTwice, mining } = plan()
    expect([[...split.train], [...split.validation], [...split.test]]).toEqual([rows(0, 30), rows(30, 45), rows(45, 60)])
    expect(parts.train).toEqual({ queries: 30, lists: 30, pairs: 30 * PER_QUERY, positives: 60, withoutPositive: 0, withoutNegative: 0, textless: 0 })
    expect(parts.test).toMatchObject({ queries: 15, pairs: 15 * PER_QUERY })
    expect([judgedTwice, mining]).toEqual([0, null])
    expect(queries.map(({ query }) => query)).toEqual(rows(0, 60))
    expect([...(queries[1]?.pairs ?? [])]).toEqual(rows(8, 16))
  })

  test('needs features of what the depth leaves, all of it in validation and test, and of positives below it in training', () => {
    const shallow = plan(smallConfig({ data: { depth: 2 } }))
    expect(shallow.parts.validation.pairs).toBe(30)
    expect(shallow.parts.validation.lists).toBeLessThan(15)
    // Two candidates each, and the positives that stand lower.
    expect(shallow.parts.train.pairs).toBeGreaterThan(60)
    expect(shallow.parts.train.positives).toBe(60)
    expect(plan(smallConfig({ data: { depth: 2, keep_positives: false } })).parts.train.pairs).toBeLessThanOrEqual(60)
    const needed = shallow.queries.reduce((sum, { pairs }) => sum + pairs.length, 0)
    expect(needed).toBe(shallow.parts.train.pairs + 30 + 30)
  })

  test('samples training and validation queries where they are too many, never the test', () => {
    const { split, parts } = plan(smallConfig({ data: { train_queries: 10, validation_queries: 5 } }))
    expect([split.train.length, split.validation.length, parts.test.queries]).toEqual([10, 5, 15])
    const larger = plan(smallConfig({ data: { train_queries: 20 } })).split.train
    expect([...split.train].every((row) => larger.includes(row))).toBe(true)
  })

  test('by shares takes the queries of one set', () => {
    const { split } = plan(smallConfig({ data: { split: shareSplit, labels: { kind: 'judgements', set: 'train', level: 1, unjudged: 'negative' } } }))
    expect([split.train.length, split.validation.length, split.test.length]).toEqual([18, 6, 6])
    expect([...split.train, ...split.validation, ...split.test].sort((a, b) => a - b)).toEqual(rows(0, 30))
  })

  test('by a teacher labels all queries, and is measured by judgements where both parts have some', () => {
    const labels = { ...taughtLabels, teacher: collection.firstStages[0]?.name ?? '', top: 2 }
    const taught = plan(smallConfig({ data: { labels } }))
    expect(taught.parts.train).toMatchObject({ lists: 30, positives: 60 })
    expect(taught.warnings.join()).not.toContain('follows the teacher')
    const all = plan(smallConfig({ data: { labels, split: shareSplit } }))
    expect(all.split.train).toHaveLength(36)
  })

  test('mines negatives where an epoch draws some of them', () => {
    const negatives = { ...smallConfig().negatives, num_negatives: 3, hard_share: 1 }
    const { mining, warnings } = plan(smallConfig({ negatives }))
    expect(mining?.range_max).toBe(5)
    expect(warnings.some((sentence) => sentence.includes('mined negatives score more than a positive'))).toBe((mining?.outscoring ?? 0) > 0)
    expect(mining?.outscoring).toBeGreaterThan(0)
  })

  test('warns of what will not work well', () => {
    const { warnings } = plan(smallConfig({ loss: { name: 'MarginMSE' } }))
    expect(warnings).toContain('15 test queries are few: the interval will be wide, and a small gain cannot be told from chance.')
    expect(warnings).toContain('MarginMSE wants a teacher’s scores; here it learns grades as if they were scores.')
    expect(warnings).toContain('1 judged test queries have no candidates here; they count 0 before and after, as with trec_eval -c.')
  })
})

describe('a config that comes to nothing is refused with a sentence', () => {
  const refused = (config: TrainingConfig, sentence: string) => expect(() => plan(config)).toThrow(sentence)

  test('a set that is not there', () => refused(smallConfig({ data: { split: { kind: 'judgements', train: 'trian', validation: null, test: null, shares: { validation: 0.2, test: 0.2 } } } }), 'The config names the judgements “trian”; the collection has “train”, “dev”, “test”.'))
  test('no positive', () => refused(smallConfig({ data: { labels: { kind: 'judgements', set: null, level: 4, unjudged: 'negative' } } }), 'None of the 30 training queries has a positive'))
  test('a teacher without scores', () => refused(smallConfig({ data: { labels: { ...taughtLabels, teacher: 'nobody' } } }), 'The config takes “nobody” for a teacher, and there are no scores of that name'))
  test('shares of everything', () => refused(smallConfig({ data: { split: { kind: 'shares', validation: 0.5, test: 0.5 } } }), 'leave nothing to train on'))

  test('nothing judged', async () => {
    const { collection: bare } = await ingest([textSource('run.jsonl', JSON.stringify({ query: { qid: 'q', text: 'what' }, candidates: [{ docid: 'd', score: 1, doc: 'that' }] }))], undefined)
    if (!bare) throw new Error('nothing was read')
    expect(() => planTraining(smallTask(bare, smallConfig({ data: { split: shareSplit } })))).toThrow('There are no judgements to learn from: add qrels, or take a teacher.')
  })
})
