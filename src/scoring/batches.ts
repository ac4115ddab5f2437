/** How many rows run at once, and which. */
import type { Device, Dtype } from '../systems/system.ts'

export interface BatchLimits {
  /** Most tokens of a batch, padding included; a longer row runs alone. */
  readonly tokens: number
  readonly rows: number
  /** Lengths are rounded up to a multiple of this, so that a GPU sees few shapes. */
  readonly lengthStep: number
}

/**
 * What a batch is cut by before anything was measured, and as far as measuring may go.
 * - int8 (dynamic quantisation) scales activations over the whole batch tensor, so a row's score would depend on its
 *   neighbours and on its padding: one row a run, unpadded.
 * - WASM gains a little from a few rows, nothing from many, and a short batch is soon cancelled.
 * - A GPU wants many rows and few shapes.
 */
export function tokenBounds(device: Device, dtype: Dtype): { readonly first: number; readonly fewest: number; readonly most: number } {
  if (dtype === 'q8') return { first: 1, fewest: 1, most: 1 }
  return device === 'wasm' ? { first: 512, fewest: 256, most: 4096 } : { first: 8192, fewest: 2048, most: 65536 }
}

/** The limits of batches of so many tokens. */
export function batchLimits(device: Device, dtype: Dtype, tokens = tokenBounds(device, dtype).first): BatchLimits {
  if (dtype === 'q8') return { tokens: 1, rows: 1, lengthStep: 1 }
  return device === 'wasm' ? { tokens, rows: tokens / 32, lengthStep: 1 } : { tokens, rows: tokens / 128, lengthStep: 32 }
}

/**
 * Cuts items into batches of similar length, longest first: the first batch is then the one that needs the most memory.
 * `lengthOf` is in tokens. Every item stands in exactly one batch.
 */
export function cutBatches<T>(items: readonly T[], lengthOf: (item: T) => number, limits: BatchLimits): T[][] {
  const byLength = items.map((item) => ({ item, length: lengthOf(item) })).sort((a, b) => b.length - a.length)
  const batches: T[][] = []
  let batch: T[] = []
  let length = 0
  for (const next of byLength) {
    if (batch.length === 0 || batch.length >= limits.rows || (batch.length + 1) * length > limits.tokens) {
      batch = []
      batches.push(batch)
      length = Math.ceil(next.length / limits.lengthStep) * limits.lengthStep
    }
    batch.push(next.item)
  }
  return batches
}
