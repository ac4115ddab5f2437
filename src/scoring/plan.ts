/** The ladder of a job: which rungs the model and the machine allow, and what kept the machine's GPU off it. */
import type { Fallback, JobRequest } from './job.ts'
import type { AdapterFacts } from './ports.ts'
import { rungs, type Rung } from '../models/choose.ts'
import { ModelError, type ModelInfo } from '../models/model.ts'
import type { Dtype } from '../systems/system.ts'

export interface Plan {
  readonly rungs: readonly Rung[]
  /** What would have been tried first, had there been a GPU, or one that is able. */
  readonly fallbacks: readonly Fallback[]
}

/**
 * `webgpu` asks for the GPU first, as `auto` does: without one a job still runs on WASM, and says why. Unlike `auto` it
 * takes an adapter that computes on the CPU, too, which is slower than WASM.
 * Throws ModelError where the model has no graph for the request.
 */
export function planLadder(model: ModelInfo, offer: AdapterFacts | { readonly reason: string }, { device, dtype }: Pick<JobRequest, 'device' | 'dtype'>): Plan {
  const isSoftware = !('reason' in offer) && offer.isFallbackAdapter
  const adapter = isSoftware && device === 'auto' ? { reason: 'The only WebGPU adapter is a software one, which is slower than WASM.' } : offer
  const ladder = rungs(model, { device: device === 'wasm' ? 'wasm' : 'auto', dtype }, adapter)
  if (ladder.rungs.length === 0) {
    throw new ModelError(`${model.id} cannot run as ${dtype}: ${[...new Set(ladder.leftOut.map(({ reason }) => reason))].join(' ')} It has ${model.graphs.map((graph) => graph.dtype).join(', ')}.`)
  }
  const lacks = (wanted: Dtype) => 'reason' in adapter || (wanted === 'fp16' && !adapter.shaderF16) || (wanted === 'q8' && dtype === 'q8')
  const missed = ladder.leftOut.find((rung) => rung.device === 'webgpu' && lacks(rung.dtype) && model.graphs.some((graph) => graph.dtype === rung.dtype))
  return {
    rungs: ladder.rungs,
    fallbacks: missed === undefined ? [] : [{ from: { device: 'webgpu', dtype: missed.dtype }, stage: 'adapter', reason: missed.reason }],
  }
}
