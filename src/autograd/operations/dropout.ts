/** Dropout whose mask is counted, not stored: the way back makes the same one from the same seed. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import { randomBits, randomBitsWgsl } from '../random.ts'
import { sizeOf } from '../shape.ts'
import type { One, Operation, Tensor } from '../tensor.ts'
import { numbers } from './samples.ts'

export interface Dropout {
  /** The share that is dropped, from 0 to below 1. */
  readonly rate: number
  /** 32 bits; another for each place and step. */
  readonly seed: number
}

const dropoutShader = eachElement({
  name: 'dropout',
  reads: ['x'],
  sizes: ['seed', 'threshold'],
  scalars: ['keep'],
  declarations: randomBitsWgsl,
  body: '  out[i] = select(0.0, x[i] / parameters.keep, random_bits(parameters.seed, i) >= parameters.threshold);',
})

export const dropping: Operation<One, Dropout> = {
  name: 'dropout',
  shape([x], { rate }) {
    if (!(rate >= 0 && rate < 1)) throw new RangeError(`A dropout rate lies from 0 to below 1; ${rate} does not.`)
    return x
  },
  call([shape], _, { rate, seed }) {
    const threshold = Math.floor(rate * 2 ** 32)
    return forEachElement(dropoutShader, sizeOf(shape), { sizes: [seed >>> 0, threshold], scalars: [1 - rate] }, (x: Numbers, out: Numbers) => {
      for (let i = 0; i < out.length; i++) out[i] = randomBits(seed, i) >= threshold ? (x[i] as number) / (1 - rate) : 0
    })
  },
  backward: [({ gradient, attributes }) => dropout(gradient, attributes)],
  samples: [
    { inputs: [numbers([9, 37], 71)], attributes: { rate: 0.3, seed: 1 } },
    { inputs: [numbers([9, 37], 72)], attributes: { rate: 0, seed: 4_294_967_295 } },
  ],
}

/** Sets a share of x to 0 and scales the rest up, so that the mean stays. Throws RangeError for a rate outside [0, 1). */
export const dropout = (x: Tensor, attributes: Dropout): Tensor => x.tape.apply(dropping, [x], attributes)
