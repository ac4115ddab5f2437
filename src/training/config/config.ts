/**
 * All that a training depends on, as plain data: the same config, seed and kind of backend give the same head. Names are
 * those of transformers' TrainingArguments and of sentence-transformers wherever they have one for the thing.
 */
import type { LossConfig } from './losses.ts'
import type { MiningOptions } from '../mining-options.ts'

export interface TrainingConfig {
  readonly model: ModelConfig
  readonly data: DataConfig
  readonly negatives: NegativesConfig
  /** All layers of the head, or the one that gives the logits. */
  readonly train: 'whole-head' | 'last-layer'
  readonly loss: LossConfig
  readonly optimizer: OptimizerConfig
  readonly seed: number
  /** Where the steps are computed; auto takes WebGPU where there is an adapter that is no software. */
  readonly backend: 'auto' | 'webgpu' | 'typescript'
}

/** The cross-encoder whose head is trained. */
export interface ModelConfig {
  readonly id: string
  /** Content digest or commit, as in a Scorer; a config that is carried elsewhere may leave it open. */
  readonly revision: string | null
  /** int8 graphs have no head to train. */
  readonly dtype: 'fp32' | 'fp16'
  /** Tokens of a pair, special ones included. */
  readonly max_length: number
}

export interface DataConfig {
  readonly labels: JudgedLabels | TaughtLabels
  readonly split: ShareSplit | JudgedSplitNames
  /** Candidates of each query that are taken, best first by the chosen first stage. */
  readonly depth: number
  /** Positives below the depth are trained on too; they never enter validation or test lists. */
  readonly keep_positives: boolean
  /** So many queries at most; null for all. The test part is always whole. */
  readonly train_queries: number | null
  readonly validation_queries: number | null
}

export interface JudgedLabels {
  readonly kind: 'judgements'
  /** The set's name; null for the one in use, or for those of the split. */
  readonly set: string | null
  /** The least grade of a positive. */
  readonly level: number
  readonly unjudged: 'negative' | 'leave'
}

export interface TaughtLabels {
  readonly kind: 'teacher'
  /** A system on screen by its name (a reranker's model id), or a first stage: a file of scores is one. */
  readonly teacher: string
  /** So many of the teacher's best are a query's positives. */
  readonly top: number
  readonly at_least: number | null
}

export interface ShareSplit {
  readonly kind: 'shares'
  /** Shares of the queries, 0 to 1. */
  readonly validation: number
  readonly test: number
}

export interface JudgedSplitNames {
  readonly kind: 'judgements'
  readonly train: string
  /** Null: a share of the training queries. */
  readonly validation: string | null
  readonly test: string | null
  /** Shares for the parts without a set. */
  readonly shares: { readonly validation: number; readonly test: number }
}

export interface NegativesConfig {
  /** Negatives a list and epoch; null for all of them. */
  readonly num_negatives: number | null
  /** The share of them that were mined. */
  readonly hard_share: number
  /** Whose order hard negatives are mined by: a system's or first stage's name; null for the chosen first stage. */
  readonly mined_by: string | null
  readonly mining: MiningOptions
}

export interface OptimizerConfig {
  readonly optim: 'adamw' | 'adam' | 'sgd'
  readonly learning_rate: number
  readonly lr_scheduler_type: 'constant' | 'linear' | 'cosine'
  /** Share of all steps, 0 to 1. */
  readonly warmup_ratio: number
  readonly weight_decay: number
  /** Norm that gradients are cut to; null leaves them. */
  readonly max_grad_norm: number | null
  readonly num_train_epochs: number
  /** Lists (queries) a step. */
  readonly batch_size: number
  readonly gradient_accumulation_steps: number
  /** Share of features that are dropped in training, 0 to 1. */
  readonly dropout: number
  /** Strength of the pull towards the starting head: adds l2_to_start × Σ (w - w₀)² to the loss. */
  readonly l2_to_start: number
  /** Epochs without a better validation measure after which it stops; null never. */
  readonly early_stopping_patience: number | null
  /** What the best checkpoint is chosen by, on validation queries. */
  readonly metric_for_best_model: 'MRR@10' | 'nDCG@10'
}
