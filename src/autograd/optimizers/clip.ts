/** Gradients cut to a length, all together, so that one odd batch does not throw the weights far off. */
import { add, mul } from '../operations/arithmetic.ts'
import { sum } from '../operations/reduce.ts'
import { reciprocal, scale, shift, sqrt } from '../operations/scale.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Scales gradients down, where their norm as one vector is above `most`, as PyTorch's clip_grad_norm_: by most / (norm + 1e-6).
 * The norm is what it was before; nothing is read back for it.
 */
export function clipByGlobalNorm(gradients: readonly Tensor[], most: number): { gradients: Tensor[]; norm: Tensor } {
  const [first, ...rest] = gradients.map((gradient) => sum(mul(gradient, gradient)))
  if (!first) throw new RangeError('There are no gradients to clip.')
  const norm = sqrt(rest.reduce(add, first))
  // most / max(norm + 1e-6, most) is the smaller of 1 and most / (norm + 1e-6).
  const factor = scale(reciprocal(shift(norm, 1e-6), most), most)
  return { gradients: gradients.map((gradient) => mul(gradient, factor)), norm }
}
