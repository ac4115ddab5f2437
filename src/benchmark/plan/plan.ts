/** What a benchmark runs: a matrix of models × devices × dtypes × depths as plain data, the same from flags, a file or a screen. */
import type { Device, Dtype } from '../../systems/system.ts'

export interface Plan {
  /** Paths of candidate lists; none stands for the demo collection. */
  readonly candidates: readonly string[]
  readonly qrels: readonly string[]
  readonly corpus: string | null
  /** Hub ids, folders, `embedded` (both), `embedded/reranker`, pipelines `A@100>B@20`; `none` adds nothing to the first stages. */
  readonly models: readonly string[]
  readonly devices: readonly Device[]
  readonly dtypes: readonly PlannedDtype[]
  readonly depths: readonly number[]
  /** Tokens; null for each model's own limit. */
  readonly maxLength: number | null
  /** Cells beside the matrix; what they leave out is the matrix's first. */
  readonly include: readonly CellPattern[]
  /** Cells of the matrix that have all that one of these names are left out. */
  readonly exclude: readonly CellPattern[]
  /** In the spelling that we write. */
  readonly measures: readonly string[]
  /** Grade from which on a document is relevant. */
  readonly level: number
  /** How often each cell is scored anew. */
  readonly repeat: number
}

export type PlannedDtype = 'auto' | Dtype

/** One run: a model or pipeline, as it was asked for. The device and dtype that it got stand in the report beside it. */
export interface Cell {
  readonly model: string
  readonly device: Device
  readonly dtype: PlannedDtype
  /** Of a pipeline, its first stage's. */
  readonly depth: number
  readonly maxLength: number | null
}

export type CellPattern = Partial<Omit<Cell, 'maxLength'>>

/** A plan that cannot be run. The message says what is wrong with it, and what would be right. */
export class PlanError extends Error {
  override readonly name = 'PlanError'
}

export const DEVICES = ['wasm', 'webgpu'] as const satisfies readonly Device[]
export const DTYPES = ['auto', 'fp32', 'fp16', 'q8', 'q4'] as const satisfies readonly PlannedDtype[]

/** The embedded pair on the demo collection. */
export const defaultPlan: Plan = {
  candidates: [],
  qrels: [],
  corpus: null,
  models: ['embedded'],
  devices: ['wasm'],
  dtypes: ['auto'],
  depths: [100],
  maxLength: null,
  include: [],
  exclude: [],
  measures: ['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'],
  level: 1,
  repeat: 1,
}
