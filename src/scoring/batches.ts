/** How many rows run at once, and which. */
import { cutFewShapes } from './few-shapes.ts'
import type { Device, Dtype } from '../systems/system.ts'

export interface BatchLimits {
  /** Most tokens of a batch, padding included; a longer row runs alone. */
  readonly tokens: number
  readonly rows: number
  /** Lengths are rounded up to a multiple of this, so that a GPU sees few shapes. */
  readonly lengthStep: number
  /** Most padding of a batch, as a share of its real tokens; any when not given. */
  readonly padding?: number
  /** What a run costs beside its tokens, in tokens. Where it is given, batches are cut to few shapes, as cheap as can be. */
  readonly runCost?: number
}

/**
 * Of onnxruntime's WebGPU kernels some are compiled for lengths that four divides and again for all others, none for a
 * length of its own. Sixteen is for the sake of few shapes. On DL19's BM25 lists (28 to 268 tokens, in batches of 8192)
 * they are 40, with 20 % of padding; filling batches up to their limits gave 58 %.
 */
const GPU_LENGTH_STEP = 16
/** About seventy dispatches and one answer to wait for. */
const GPU_RUN_COST = 512

/**
 * A CPU computes padding as slowly as tokens, and runs cost it next to nothing. And its kernels give a row the same bits
 * whatever rows stand beside it and however many threads there are, but other bits where the row is padded. So only rows of
 * one length share a batch: a score then depends on its pair alone, and shards, retries and repeats agree to the last bit.
 */
const CPU_PADDING = 0

/**
 * What a batch is cut by before anything was measured, and as far as measuring may go.
 * - int8 (dynamic quantisation) scales activations over the whole batch tensor, so a row's score would depend on its
 *   neighbours and on its padding: one row a run, unpadded.
 * - WASM gains a little from a few rows, nothing from many, and a short batch is soon cancelled.
 * - A GPU wants many rows and few shapes, and pays for every run.
 */
export function tokenBounds(device: Device, dtype: Dtype): { readonly first: number; readonly fewest: number; readonly most: number } {
  if (dtype === 'q8') return { first: 1, fewest: 1, most: 1 }
  return device === 'wasm' ? { first: 512, fewest: 256, most: 4096 } : { first: 8192, fewest: 2048, most: 65536 }
}

/** The limits of batches of so many tokens. */
export function batchLimits(device: Device, dtype: Dtype, tokens = tokenBounds(device, dtype).first): BatchLimits {
  if (dtype === 'q8') return { tokens: 1, rows: 1, lengthStep: 1 }
  return device === 'wasm' ? { tokens, rows: tokens / 32, lengthStep: 1, padding: CPU_PADDING } : { tokens, rows: tokens / 128, lengthStep: GPU_LENGTH_STEP, runCost: GPU_RUN_COST }
}

/**
 * Cuts items into batches of similar length, longest first: the first batch is then the one that needs the most memory.
 * `lengthOf` is in tokens. Every item stands in exactly one batch.
 */
export function cutBatches<T>(items: readonly T[], lengthOf: (item: T) => number, limits: BatchLimits): T[][] {
  const { runCost, padding = Infinity } = limits
  if (runCost !== undefined) return cutFewShapes(items, lengthOf, { ...limits, runCost })
  const byLength = items.map((item) => ({ item, length: lengthOf(item) })).sort((a, b) => b.length - a.length)
  const batches: T[][] = []
  let batch: T[] = []
  let [length, real] = [0, 0]
  for (const next of byLength) {
    const tokens = (batch.length + 1) * length
    if (batch.length === 0 || batch.length >= limits.rows || tokens > limits.tokens || tokens > (real + next.length) * (1 + padding)) {
      batch = []
      batches.push(batch)
      length = Math.ceil(next.length / limits.lengthStep) * limits.lengthStep
      real = 0
    }
    batch.push(next.item)
    real += next.length
  }
  return batches
}
