/** What an inference worker offers, in terms that cross the boundary between it and the scoring worker. */
import type { FloatTensor, TokenBatch } from '../../scoring/ports.ts'

export interface OpenedGraph {
  /** Its number in this worker. */
  readonly session: number
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
}

/** Weight files beside a graph, by the name that the graph gives them. */
export type External = ReadonlyMap<string, Uint8Array>

export interface InferenceFace {
  /** Loads the runtime, with as many threads as it may use; comes before everything else, and may come twice. */
  warm(threads: number): Promise<void>
  /** Throws where the graph does not load. */
  open(graph: Uint8Array, external: External): Promise<OpenedGraph>
  /** Runs of one worker are done one after another. */
  run(session: number, batch: TokenBatch, output: string): Promise<FloatTensor>
  close(session: number): Promise<void>
}
