import { expect, test } from 'vitest'
import type { ModelInfo } from '../models/model.ts'
import type { Collection } from '../collection/collection.ts'
import { textTable } from '../columns/text-table.ts'
import { collectionOf } from '../scoring/testing/collection.ts'
import type { TrainingConfig } from '../training/config/config.ts'
import { judgedSplit, taughtLabels, trainingDefaults } from '../training/config/defaults.ts'
import { defaultChoices } from './choices.ts'
import type { Facts } from './selected.ts'
import { usualConfig } from './training-config.ts'
import { configIn } from './training-config-part.ts'
import { namedSplit, taskFor, taskKey } from './training-task.ts'

const set = (name: string) => ({ name, queryIds: textTable(['q0']), offsets: Uint32Array.of(0, 1), docIds: textTable(['p0']), grade: Int32Array.of(1) })
const collection: Collection = {
  ...collectionOf([{ query: 'why is the sky blue', passages: ['Rayleigh scattering', 'a recipe for bread'] }]),
  firstStages: [
    { name: 'BM25', score: Float64Array.of(2, 1), scored: true },
    { name: 'dense', score: Float64Array.of(1, NaN), scored: true },
  ],
  judgementSets: [set('qrels.train.tsv'), set('qrels.test.tsv')],
}
const info: ModelInfo = {
  id: 'embedded/reranker',
  kind: 'cross-encoder',
  source: 'embedded',
  revision: 'abc',
  architecture: 'bert',
  maxLength: 256,
  graphs: [
    { dtype: 'q8', path: 'a', external: [], bytes: 1 },
    { dtype: 'fp16', path: 'b', external: [], bytes: 1 },
  ],
  embedding: null,
}
const loaded = [{ info, chosen: true, error: null }]
const facts: Facts = { collection, scored: [], pipelines: [], appeared: [], fusions: [], choices: defaultChoices }
const config: TrainingConfig = { ...trainingDefaults, model: { ...trainingDefaults.model, dtype: 'fp16' } }
const withData = (data: Partial<TrainingConfig['data']>): TrainingConfig => ({ ...config, data: { ...config.data, ...data } })

test('a task has the first stage’s scores, those of the systems that the config names, and the set to train on where it leaves that open', () => {
  const task = taskFor(facts, { ...withData({}), negatives: { ...config.negatives, mined_by: 'dense' } }, loaded)
  expect([...task.scores.keys()]).toEqual(['BM25', 'dense'])
  expect(task.firstStage).toBe('BM25')
  expect(task.config.data.labels).toMatchObject({ kind: 'judgements', set: 'qrels.train.tsv' })
  expect(taskFor({ ...facts, choices: { ...facts.choices, judgements: 'qrels.test.tsv' } }, withData({}), loaded).config.data.labels).toMatchObject({ set: 'qrels.test.tsv' })
  expect(task.scorer).toEqual({ kind: 'cross-encoder', model: 'embedded/reranker', revision: 'abc', dtype: 'fp16', maxLength: 256 })
  expect(taskFor(facts, withData({ split: { ...judgedSplit, train: 'qrels.train.tsv' } }), loaded).config.data.labels).toMatchObject({ set: null })
})

test.each<[string, TrainingConfig, RegExp]>([
  ['a model that is not loaded', { ...config, model: { ...config.model, id: 'mine' } }, /mine is not loaded/],
  ['a graph that there is not', trainingDefaults, /has no fp32 graph: it has q8, fp16/],
  ['another revision', { ...config, model: { ...config.model, revision: 'xyz' } }, /another revision .* \(xyz; abc is loaded\)/],
  ['longer pairs than the model reads', { ...config, model: { ...config.model, max_length: 512 } }, /256 tokens at most/],
  ['a teacher that is not on screen', withData({ labels: { ...taughtLabels, teacher: 'oracle' } }), /“oracle”.* There are: BM25, dense/],
])('what is not here is said: %s', (_, asked, message) => expect(() => taskFor(facts, asked, loaded)).toThrow(message))

test('a plan is made anew where the config or the scores that it takes have changed, and only there', () => {
  const key = (change: Partial<Facts> = {}, asked = config) => taskKey(taskFor({ ...facts, ...change }, asked, loaded))
  expect(key()).toBe(key({ choices: { ...defaultChoices, query: 'q0', measure: 'MAP' } }))
  expect(key({}, { ...config, seed: 1 })).not.toBe(key())
  expect(key({ choices: { ...defaultChoices, firstStage: 'dense' } })).not.toBe(key())
})

test('the usual config takes the collection’s own split and a graph that has a head to train', () => {
  expect(namedSplit(collection)).toEqual({ train: 'qrels.train.tsv', validation: null, test: 'qrels.test.tsv' })
  expect(usualConfig(collection, loaded)).toMatchObject({ model: { id: 'embedded/reranker', dtype: 'fp16', max_length: 256 }, data: { split: { kind: 'judgements', train: 'qrels.train.tsv', test: 'qrels.test.tsv' } } })
})

test('a kept config is taken whole or not at all', () => {
  expect(configIn(structuredClone(config))).toEqual(config)
  for (const value of [null, 'x', { ...config, seed: -1 }, { ...config, surprise: true }]) expect(configIn(value)).toBeNull()
})
