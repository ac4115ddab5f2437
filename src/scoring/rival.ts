/** Whether a GPU is worth its while: WASM's pace on a few of the same pairs, held against the GPU's own. */
import type { JobRequest, Rivalry } from './job.ts'
import type { Ladder } from './ladder.ts'
import type { Pace } from './pace.ts'
import type { PendingPairs } from './pending-pairs.ts'
import type { Rung } from '../models/choose.ts'
import type { GraphFile, ModelInfo } from '../models/model.ts'

/** Rounds of batches (one a lane) that WASM scores first, and that the GPU has scored when it is judged; its first ones compile. */
export const ROUNDS = 5
/** Fewer pairs than this are scored before the question is answered. */
const FEWEST_PAIRS = 200
/** A larger graph is not held twice. */
const MOST_BYTES = 500e6
/** WASM has to be faster by this to be worth the change. */
const FASTER = 1.2

/** WASM's rung to compare with: the same graph, or the exact one where WASM has no such arithmetic. Null where it is not worth it. */
export function rivalOf({ device, dtype, graph }: Rung, info: Pick<ModelInfo, 'graphs'>, pending: PendingPairs): Rung | null {
  if (device !== 'webgpu' || pending.size < FEWEST_PAIRS) return null
  const exact: GraphFile | undefined = dtype === 'fp16' ? info.graphs.find((other) => other.dtype === 'fp32') : graph
  return exact === undefined || exact.bytes > MOST_BYTES ? null : { device: 'wasm', dtype: exact.dtype, graph: exact }
}

/** Null until the GPU has run enough. */
export const rivalry = (wasm: number, gpu: Pace): Rivalry | null => (gpu.rounds < ROUNDS ? null : { wasm, webgpu: gpu.tokensPerSecond })

/** Whether WASM takes over: where a person left the choice to the app, and it can. */
export const isBeaten = ({ wasm, webgpu }: Rivalry, device: JobRequest['device'], ladder: Ladder): boolean => device === 'auto' && wasm > webgpu * FASTER && ladder.hasWasm

/** In words, for the record. */
export const verdict = ({ wasm, webgpu }: Rivalry): string => `WASM is ${(wasm / webgpu).toFixed(1)} times as fast here: ${Math.round(wasm)} tokens a second, WebGPU ${Math.round(webgpu)}`
