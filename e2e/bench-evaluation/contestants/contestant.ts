/** What the benchmark asks of each way to read a run and its judgements, and to measure the one by the other. */
import type { Files } from '../workload-files.ts'

/** What is computed, as we spell it. */
export const measures = ['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@1000'] as const
export type MeasureName = (typeof measures)[number]

/** Values by query id. */
export type Values = Readonly<Record<MeasureName, Readonly<Record<string, number>>>>

export interface Outcome {
  /** Milliseconds from the files to what can be measured. */
  readonly read: number
  /** Milliseconds from there to the values, orders included. */
  readonly evaluate: number
  /** Milliseconds of processor time for both, of all threads: what a busy machine changes little. */
  readonly cpu: number
  /** Bytes that its process held in memory at most; null where the system does not tell. */
  readonly peakMemory: number | null
  readonly values: Values
}

export interface Contestant {
  readonly name: string
  /** Does all of it once, in a process that did none of it before. */
  run(files: Files): Promise<Outcome>
}
