/** A model as jobs run it: by its graphs, whatever is read out of them. */
import type { PairScorer, PairTexts } from './pair-scorer.ts'
import type { Session } from './ports.ts'
import type { GraphFile, ModelInfo } from '../models/model.ts'
import type { Dtype, Scorer } from '../systems/system.ts'

export interface LoadOptions {
  readonly signal?: AbortSignal
  readonly onLoad?: (progress: { file: string; received: number; total: number }) => void
}

export interface GraphBytes {
  readonly graph: Uint8Array
  /** By the file name that the graph refers to. */
  readonly external: ReadonlyMap<string, Uint8Array>
}

export interface RunnableModel {
  readonly info: ModelInfo
  /** What its sessions are opened for: those for scores are of no use for features. */
  readonly reading: 'scores' | 'features'
  graphOf(dtype: Dtype): GraphFile | undefined
  /** Reads a graph with its weight files. Throws ModelError, or the signal's reason. */
  read(graph: GraphFile, options?: LoadOptions): Promise<GraphBytes>
  /** Scores pairs of `texts` on a session of one of the graphs, by the recipe. Throws ModelError. */
  scorerOn(session: Session, recipe: Scorer, texts: PairTexts): Promise<PairScorer>
  /** Why a session that has just been opened is not to be believed, on whatever device; null where it is. */
  doubt?(session: Session, recipe: Scorer): Promise<string | null>
}
