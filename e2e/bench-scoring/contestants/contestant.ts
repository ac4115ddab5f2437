/** What the benchmark asks of each way to score the same pairs. Times are milliseconds. */
import type { AdapterFacts } from '../../../src/scoring/ports.ts'
import type { TokenCount } from '../statistics.ts'

/** Per list in the workload's order, per passage in rank order. */
export type ListScores = readonly (readonly number[])[]

export interface Opening {
  /** Files read and session made, tokenizer and known answers included. */
  readonly load: number
  /** The first batch that was run after that. */
  readonly firstRun: number
  readonly device: 'wasm' | 'webgpu' | 'cpu'
  readonly dtype: string
  readonly threads: number
  readonly adapter: AdapterFacts | null
  /** Null outside a browser. */
  readonly crossOriginIsolated: boolean | null
}

export interface Pass {
  /** All lists once, on a model that is loaded: tokenizing, running, and, for the app, keeping and showing. */
  readonly wall: number
  /** In the model alone; null where it cannot be told apart. */
  readonly inference: number | null
  readonly scores: ListScores
}

export interface Contestant {
  readonly name: string
  /** Loads, and warms up with a few pairs of every list. */
  open(): Promise<Opening>
  /** Scores all pairs, with nothing of them known beforehand. */
  pass(): Promise<Pass>
  /** Of one pass; null where it is not told. */
  tokens(): Promise<TokenCount | null>
  /** Bytes that its process held in memory at most; null where the system does not tell. */
  peakMemory(): Promise<number | null>
  close(): Promise<void>
}

/** Candidates of each list that a contestant warms up with. */
export const WARM_UP_DEPTH = 10
