/** A small collection with judgements and made-up features, as a task that trains in a moment. */
import { textSource } from '../../../collection/bytes/byte-source.ts'
import { pairsOf, queryCount, type Collection } from '../../../collection/collection.ts'
import { ingest } from '../../../collection/ingest.ts'
import { byteOrder } from '../../../columns/byte-order.ts'
import { textAt } from '../../../columns/text-table.ts'
import { numbers } from '../../../autograd/operations/samples.ts'
import { randomBits } from '../../../autograd/random.ts'
import type { Layer } from '../../../onnx/layers.ts'
import { orderByScore } from '../../../ranking/order.ts'
import type { FeatureStore } from '../../../scoring/features.ts'
import { passageKey, queryKey } from '../../../scoring/kept-scores.ts'
import { MemoryFeatures } from '../../../scoring/memory-features.ts'
import { MemoryLedger } from '../../../scoring/memory-ledger.ts'
import type { Scorer } from '../../../systems/system.ts'
import type { TrainingConfig } from '../../config/config.ts'
import { trainingDefaults } from '../../config/defaults.ts'
import { plainBackends } from '../backends.ts'
import { MemoryCheckpoints } from '../checkpoint.ts'
import type { TrainingParts } from '../material.ts'
import type { Task } from '../task.ts'

export const WIDTH = 12
export const QUERIES = 60
export const PER_QUERY = 8
export const scorer: Scorer = { kind: 'cross-encoder', model: 'small', revision: '1', dtype: 'fp32', maxLength: 64 }

/** Which candidate of a query is its positive: each place as often as any other. */
const positiveOf = (query: number) => randomBits(11, query) % PER_QUERY
const gradeOf = (query: number, at: number) => (at === positiveOf(query) ? 2 : at === (positiveOf(query) + 3) % PER_QUERY ? 1 : 0)

/** Sixty queries of eight candidates, one of them of grade 2 and one of grade 1; qrels are cut in three sets, and know a query and documents that nobody returned. */
export async function smallCollection(): Promise<Collection> {
  const queries = Array.from({ length: QUERIES }, (_, query) => query)
  const lists = queries.map((query) => {
    const docs = Array.from({ length: PER_QUERY }, (_, at) => ({ docid: `d${query}x${at}`, score: PER_QUERY - at, doc: `passage${query}x${at} about matter${query} aspect${at}` }))
    return JSON.stringify({ query: { qid: `q${query}`, text: `query${query} asks matter${query}` }, candidates: docs })
  })
  const lines = queries.map((query) => [`q${query} 0 absent${query} 2`, ...Array.from({ length: PER_QUERY }, (_, at) => `q${query} 0 d${query}x${at} ${gradeOf(query, at)}`)])
  const qrels = (name: string, from: number, to: number, more: readonly string[] = []) => textSource(name, [...lines.slice(from, to).flat(), ...more].join('\n') + '\n')
  const sources = [textSource('run.jsonl', lists.join('\n')), qrels('train.qrels', 0, 30), qrels('dev.qrels', 30, 45), qrels('test.qrels', 45, 60, ['q999 0 d1x1 2'])]
  const { collection } = await ingest(sources, undefined)
  if (collection === undefined || queryCount(collection) !== QUERIES) throw new Error('The small collection was not read.')
  return collection
}

/** Numbers without a meaning but for the first, which tells the grade. */
function featuresOf(query: number, at: number): Float32Array {
  const noise = numbers([WIDTH], query * 100 + at).values
  return Float32Array.from(noise, (value, i) => (i === 0 ? gradeOf(query, at) - 0.5 : value / 4))
}

export async function keepSmallFeatures(collection: Collection, store: FeatureStore): Promise<void> {
  for (let row = 0; row < queryCount(collection); row++) {
    const query = Number(textAt(collection.queryIds, row).slice(1))
    const [start, end] = pairsOf(collection.candidates, row)
    for (let pair = start; pair < end; pair++) {
      const passage = collection.candidates.passage[pair] as number
      const at = Number(textAt(collection.passageIds, passage).split('x')[1])
      await store.append(scorer, queryKey(collection, row), [passageKey(collection, { row: pair, query: row, passage })], featuresOf(query, at))
    }
  }
}

const small = (shape: readonly number[], seed: number) => Float32Array.from(numbers(shape, seed).values, (value) => value / 8)

/** 12 → 12 tanh → `labels`, like BERT's pooler and classifier. */
export function smallHead(labels: 1 | 2 = 1): Layer[] {
  return [
    { kind: 'dense', weight: small([WIDTH, WIDTH], 1), bias: small([WIDTH], 2) },
    { kind: 'activation', activation: 'tanh' },
    { kind: 'dense', weight: small([labels, WIDTH], 3), bias: small([labels], 4) },
  ]
}

type Change = Partial<Omit<TrainingConfig, 'optimizer' | 'data'>> & { readonly optimizer?: Partial<TrainingConfig['optimizer']>; readonly data?: Partial<TrainingConfig['data']> }

/** Eight epochs on the collection's own split, and nothing random but the order of the lists. */
export function smallConfig({ optimizer, data, ...change }: Change = {}): TrainingConfig {
  const split = { kind: 'judgements', train: 'train', validation: 'dev', test: 'test', shares: { validation: 0.2, test: 0.2 } } as const
  return {
    ...trainingDefaults,
    backend: 'typescript',
    ...change,
    data: { ...trainingDefaults.data, split, ...data },
    optimizer: { ...trainingDefaults.optimizer, learning_rate: 0.01, num_train_epochs: 8, batch_size: 4, dropout: 0, early_stopping_patience: null, ...optimizer },
  }
}

export function smallTask(collection: Collection, config: TrainingConfig = smallConfig()): Task {
  const [stage] = collection.firstStages
  if (!stage) throw new Error('The small collection has no first stage.')
  const order = orderByScore(collection.candidates, stage.score, byteOrder(collection.passageIds))
  return { collection, config, order, scores: new Map([[stage.name, stage.score]]), firstStage: stage.name, scorer, head: smallHead() }
}

/** Features in memory, nothing in the ledger, TypeScript alone. */
export async function smallParts(collection: Collection): Promise<TrainingParts> {
  const features = new MemoryFeatures()
  await keepSmallFeatures(collection, features)
  return { features, ledger: new MemoryLedger(), checkpoints: new MemoryCheckpoints(), backends: plainBackends, breathe: () => new Promise((resolve) => setTimeout(resolve)) }
}
