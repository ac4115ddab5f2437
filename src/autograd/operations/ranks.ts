/** The place of each number in its row, which losses that weigh by rank need without leaving the device. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import { asRows, sizeOf } from '../shape.ts'
import type { One, Operation, Tensor } from '../tensor.ts'
import { numbers } from './samples.ts'

const ranksShader = eachElement({
  name: 'ranks',
  reads: ['x'],
  sizes: ['columns'],
  body: `  let start = i - i % parameters.columns;
  var above = 0u;
  for (var j = start; j < start + parameters.columns; j++) {
    if (x[j] > x[i] || (x[j] == x[i] && j < i)) { above++; }
  }
  out[i] = f32(above);`,
})

export const ranking: Operation<One, null> = {
  name: 'ranks',
  shape: ([x]) => x,
  call([shape]) {
    const { columns } = asRows(shape)
    return forEachElement(ranksShader, sizeOf(shape), { sizes: [columns] }, (x: Numbers, out: Numbers) => {
      for (let i = 0; i < out.length; i++) {
        const start = i - (i % columns)
        let above = 0
        for (let j = start; j < start + columns; j++) if ((x[j] as number) > (x[i] as number) || (x[j] === x[i] && j < i)) above++
        out[i] = above
      }
    })
  },
  // A step function: nothing flows back.
  backward: [null],
  samples: [{ inputs: [numbers([5, 13], 91)], attributes: null }, { inputs: [{ shape: [1, 4], values: [1, 2, 1, 2] }], attributes: null }],
}

/** For each number of a row how many stand before it, the largest first and equals in their order: 0 for the best. */
export const ranks = (x: Tensor): Tensor => x.tape.apply(ranking, [x], null)
