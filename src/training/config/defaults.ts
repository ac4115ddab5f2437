/** The config that a person starts from. */
import type { Collection } from '../../collection/collection.ts'
import { setsByName } from '../judged-split.ts'
import { miningDefaults } from '../mining-options.ts'
import type { DataConfig, JudgedLabels, JudgedSplitNames, ModelConfig, ShareSplit, TaughtLabels, TrainingConfig } from './config.ts'
import { lossDefaults } from './loss-defaults.ts'

export const judgedLabels: JudgedLabels = { kind: 'judgements', set: null, level: 1, unjudged: 'negative' }
export const taughtLabels: TaughtLabels = { kind: 'teacher', teacher: '', top: 1, at_least: null }
export const shareSplit: ShareSplit = { kind: 'shares', validation: 0.2, test: 0.2 }
export const judgedSplit: JudgedSplitNames = { kind: 'judgements', train: '', validation: null, test: null, shares: { validation: 0.2, test: 0.2 } }

/** A config that says nothing but its model comes to this. */
export const trainingDefaults: TrainingConfig = {
  model: { id: 'embedded/reranker', revision: null, dtype: 'fp32', max_length: 256 },
  data: { labels: judgedLabels, split: shareSplit, depth: 20, keep_positives: true, train_queries: null, validation_queries: null },
  negatives: { num_negatives: null, hard_share: 0.5, mined_by: null, mining: miningDefaults },
  train: 'whole-head',
  loss: lossDefaults.Lambda,
  optimizer: {
    optim: 'adamw',
    learning_rate: 1e-3,
    lr_scheduler_type: 'linear',
    warmup_ratio: 0.1,
    weight_decay: 0.01,
    max_grad_norm: 1,
    num_train_epochs: 10,
    batch_size: 16,
    gradient_accumulation_steps: 1,
    dropout: 0.1,
    l2_to_start: 0,
    early_stopping_patience: 3,
    metric_for_best_model: 'nDCG@10',
  },
  seed: 42,
  backend: 'auto',
}

/** The defaults for a model and a collection: split by the sets that are called train, dev and test, where one is called train. */
export function startingConfig(collection: Pick<Collection, 'judgementSets'>, model: ModelConfig): TrainingConfig {
  const { train, validation, test } = setsByName(collection.judgementSets)
  const split: DataConfig['split'] = train ? { ...judgedSplit, train: train.name, validation: validation?.name ?? null, test: test?.name ?? null } : shareSplit
  return { ...trainingDefaults, model, data: { ...trainingDefaults.data, split } }
}
