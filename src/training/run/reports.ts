/** What a training tells of itself, in terms that cross a worker's boundary. */
import type { Layer } from '../../onnx/layers.ts'
import type { MiningReport } from '../mining-report.ts'
import type { Overlap } from '../overlap.ts'
import type { Part, QuerySplit } from '../split.ts'

/** What a config comes to on this collection, before anything is computed. */
export interface PlanReport {
  readonly split: QuerySplit
  readonly parts: Readonly<Record<Part, PartReport>>
  /** Queries that two of the split's sets judge: they are in the later part alone. */
  readonly judgedTwice: number
  /** Near duplicates across the split, of queries and of positives. */
  readonly overlaps: { readonly queries: readonly Overlap[]; readonly positives: readonly Overlap[] }
  readonly mining: MiningReport | null
  /** All pairs that features are needed of, by query, as a scoring job takes them. */
  readonly queries: readonly { readonly query: number; readonly pairs: Uint32Array }[]
  /** Sentences for the person: what will not work well, and what to do. */
  readonly warnings: readonly string[]
}

export interface PartReport {
  readonly queries: number
  /** Queries that have a list, since one of their candidates is a positive. */
  readonly lists: number
  readonly pairs: number
  readonly positives: number
  readonly withoutPositive: number
  readonly withoutNegative: number
  readonly textless: number
}

/** Means over the judged validation queries (NaN without any); loss is the training loss on their lists. */
export interface Validation {
  readonly loss: number
  readonly 'MRR@10': number
  readonly 'nDCG@10': number
}

export interface TrainingStart {
  readonly backend: { readonly kind: 'webgpu' | 'typescript'; readonly device: string }
  /** Parameters of the whole head, and those that move. */
  readonly parameters: number
  readonly trained: number
  /** Width of the features, and the head in words: `384 → 384 tanh → 1`. */
  readonly head: string
  /** Greatest relative difference between the tape's gradients and central differences in float64, on a few real lists. */
  readonly gradientError: number
  /** Greatest difference between this backend's logits of the untrained head and the scores that are kept, on validation pairs; NaN where none is kept. */
  readonly logitError: number
  /** The untrained head. */
  readonly untrained: Validation
  readonly stepsPerEpoch: number
  /** Epoch that it goes on from: 0 for a new one. */
  readonly epoch: number
}

export interface EpochReport {
  /** From 1. */
  readonly epoch: number
  /** Mean training loss of the epoch. */
  readonly loss: number
  readonly validation: Validation
  readonly learningRate: number
  readonly isBest: boolean
  /** Seconds since the start, without pauses. */
  readonly seconds: number
}

/** The GPU was lost: what is left is computed in TypeScript, from the last finished epoch on. */
export interface Move {
  readonly from: TrainingStart['backend']
  readonly to: TrainingStart['backend']
  /** Finished epochs. */
  readonly epoch: number
  readonly reason: string
}

/** Steps and epochs that are told again, since a training went on from a checkpoint, take the former ones' place. */
export type TrainingEvent =
  | { readonly kind: 'started'; readonly start: TrainingStart }
  | { readonly kind: 'moved'; readonly move: Move }
  /** Losses of steps from `step` on (0-based over the whole run), one every `every` steps. */
  | { readonly kind: 'losses'; readonly step: number; readonly every: number; readonly losses: readonly number[] }
  | { readonly kind: 'epoch'; readonly report: EpochReport }

export interface TrainedHead {
  /** The whole head of the best checkpoint, as readHead gives it and patchHead takes it. */
  readonly layers: readonly Layer[]
  /** 0 where no epoch was better than the untrained head. */
  readonly epoch: number
  readonly validation: Validation
}

export interface TrainingOutcome {
  /** `diverged`: the loss was no number any more; a smaller learning rate may help. */
  readonly stopped: 'epochs' | 'early' | 'person' | 'diverged'
  readonly start: TrainingStart
  /** Null where the backend that it started on did it all. */
  readonly moved: Move | null
  readonly epochs: readonly EpochReport[]
  readonly best: TrainedHead
  readonly seconds: number
}

/** Before and after on the test queries, which nothing was chosen by. */
export interface TestReport {
  /** Judged test queries, all of which count. */
  readonly queries: number
  /** Those that the collection has no candidates of: 0 before and after, ties, and without a difference of their own below. */
  readonly absent: number
  readonly measures: readonly TestMeasure[]
  /** Whether the 95 % interval of the chosen measure's difference lies above 0. */
  readonly isBetter: boolean
}

export interface TestMeasure {
  readonly name: string
  readonly before: number
  readonly after: number
  /** Ends of the paired 95 % interval (BCa) of the difference, and the randomisation test's p. */
  readonly low: number
  readonly high: number
  readonly p: number
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** Float64, one a test query that the collection holds (its row beside it): after minus before. */
  readonly differences: Float64Array
  readonly query: Uint32Array
}
