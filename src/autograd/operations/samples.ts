/** Inputs to try operations on: the same on each run. */
import { randomBits } from '../random.ts'
import { sizeOf, type Shape } from '../shape.ts'

/** Numbers between -2 and 2 that float32 holds exactly, none closer to 0 than 1/64, where relu has its corner. */
export function numbers(shape: Shape, seed: number): { shape: Shape; values: readonly number[] } {
  return { shape, values: Array.from({ length: sizeOf(shape) }, (_, index) => ((randomBits(seed, index) >>> 25) - 63.5) / 32) }
}
