/** What a config from outside may hold. The types hold it to TrainingConfig: a field without a rule does not compile. */
import type { MiningOptions } from '../mining-options.ts'
import type { DataConfig, JudgedLabels, JudgedSplitNames, ModelConfig, NegativesConfig, OptimizerConfig, ShareSplit, TaughtLabels, TrainingConfig } from './config.ts'
import { judgedLabels, judgedSplit, shareSplit, taughtLabels } from './defaults.ts'
import { lossDefaults } from './loss-defaults.ts'
import type { LossConfig } from './losses.ts'
import { fields, flag, number, oneOf, orNull, text, variants, type Reader } from './reader.ts'

const count = number({ least: 1, whole: true })
const share = number({ least: 0, most: 1 })
const positive = number({ least: 0, above: true })
const notNegative = number({ least: 0 })
const anyNumber = number({})

const model = fields<ModelConfig>({ id: text, revision: orNull(text), dtype: oneOf('fp32', 'fp16'), max_length: count })

const labels = variants<'kind', JudgedLabels | TaughtLabels>('kind', {
  judgements: {
    read: fields<JudgedLabels>({ kind: oneOf('judgements'), set: orNull(text), level: count, unjudged: oneOf('negative', 'leave') }),
    defaults: judgedLabels,
  },
  teacher: { read: fields<TaughtLabels>({ kind: oneOf('teacher'), teacher: text, top: count, at_least: orNull(anyNumber) }), defaults: taughtLabels },
})

const shares = { validation: share, test: share }
const split = variants<'kind', ShareSplit | JudgedSplitNames>('kind', {
  shares: { read: fields<ShareSplit>({ kind: oneOf('shares'), ...shares }), defaults: shareSplit },
  judgements: {
    read: fields<JudgedSplitNames>({ kind: oneOf('judgements'), train: text, validation: orNull(text), test: orNull(text), shares: fields<JudgedSplitNames['shares']>(shares) }),
    defaults: judgedSplit,
  },
})

const data = fields<DataConfig>({ labels, split, depth: count, keep_positives: flag, train_queries: orNull(count), validation_queries: orNull(count) })

const mining = fields<MiningOptions>({
  range_min: number({ least: 0, whole: true }),
  range_max: orNull(count),
  max_score: orNull(anyNumber),
  min_score: orNull(anyNumber),
  absolute_margin: orNull(anyNumber),
  relative_margin: orNull(anyNumber),
  num_negatives: count,
  sampling_strategy: oneOf('top', 'random'),
  include_positives: flag,
})
const negatives = fields<NegativesConfig>({ num_negatives: orNull(count), hard_share: share, mined_by: orNull(text), mining })

const bare = <const Name extends string>(name: Name) => fields<{ readonly name: Name }>({ name: oneOf(name) })
const k = orNull(count)
const loss = variants<'name', LossConfig>('name', {
  BinaryCrossEntropy: { read: fields({ name: oneOf('BinaryCrossEntropy'), pos_weight: orNull(positive) }), defaults: lossDefaults.BinaryCrossEntropy },
  CrossEntropyOverList: { read: fields({ name: oneOf('CrossEntropyOverList'), scale: positive }), defaults: lossDefaults.CrossEntropyOverList },
  MarginRanking: { read: fields({ name: oneOf('MarginRanking'), margin: notNegative }), defaults: lossDefaults.MarginRanking },
  RankNet: { read: fields({ name: oneOf('RankNet'), k, sigma: positive }), defaults: lossDefaults.RankNet },
  ListNet: { read: bare('ListNet'), defaults: lossDefaults.ListNet },
  ListMLE: { read: bare('ListMLE'), defaults: lossDefaults.ListMLE },
  Lambda: {
    read: fields({ name: oneOf('Lambda'), weighting_scheme: oneOf('none', 'ndcgLoss1', 'ndcgLoss2', 'lambdaRank', 'ndcgLoss2PP'), k, sigma: positive, mu: notNegative }),
    defaults: lossDefaults.Lambda,
  },
  MarginMSE: { read: bare('MarginMSE'), defaults: lossDefaults.MarginMSE },
  MSE: { read: bare('MSE'), defaults: lossDefaults.MSE },
})

const optimizer = fields<OptimizerConfig>({
  optim: oneOf('adamw', 'adam', 'sgd'),
  learning_rate: notNegative,
  lr_scheduler_type: oneOf('constant', 'linear', 'cosine'),
  warmup_ratio: share,
  weight_decay: notNegative,
  max_grad_norm: orNull(positive),
  num_train_epochs: number({ least: 0, whole: true }),
  batch_size: count,
  gradient_accumulation_steps: count,
  dropout: number({ least: 0, most: 0.99 }),
  l2_to_start: notNegative,
  early_stopping_patience: orNull(count),
  metric_for_best_model: oneOf('MRR@10', 'nDCG@10'),
})

export const configReader: Reader<TrainingConfig> = fields<TrainingConfig>({
  model,
  data,
  negatives,
  train: oneOf('whole-head', 'last-layer'),
  loss,
  optimizer,
  seed: number({ least: 0, most: 2 ** 32 - 1, whole: true }),
  backend: oneOf('auto', 'webgpu', 'typescript'),
})
