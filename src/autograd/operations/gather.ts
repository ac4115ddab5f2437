/** Rows picked by number, and their reverse, which adds rows up where they came from. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import { asRows, describe, ShapeError, sizeOf } from '../shape.ts'
import type { Operation, Tensor, Two } from '../tensor.ts'
import { numbers } from './samples.ts'

// Row numbers are float32 like all tensors, and so exact up to 2²⁴. One beyond the end is taken as the last, on both backends.
const gatherShader = eachElement({
  name: 'gatherRows',
  reads: ['x', 'rows'],
  sizes: ['columns', 'last'],
  body: '  out[i] = x[min(u32(rows[i / parameters.columns]), parameters.last) * parameters.columns + i % parameters.columns];',
})

export const gathering: Operation<Two, null> = {
  name: 'gatherRows',
  shape([x, rows]) {
    if (x.length !== 2) throw new ShapeError(`Rows are gathered from [rows × columns], not ${describe(x)}.`)
    return [sizeOf(rows), asRows(x).columns]
  },
  call([shape], out) {
    const { rows: height, columns } = asRows(shape)
    return forEachElement(gatherShader, sizeOf(out), { sizes: [columns, height - 1] }, (x: Numbers, rows: Numbers, gathered: Numbers) => {
      for (let at = 0; at < rows.length; at++) {
        const start = Math.min(rows[at] as number, height - 1) * columns
        for (let i = 0; i < columns; i++) gathered[at * columns + i] = x[start + i] as number
      }
    })
  },
  backward: [({ gradient, inputs: [x, rows] }) => x.tape.apply(scattering, [gradient, rows], { height: asRows(x.shape).rows }), null],
  samples: [
    { inputs: [numbers([6, 5], 81), { shape: [4], values: [5, 0, 5, 2] }], attributes: null },
    { inputs: [numbers([9, 1], 82), { shape: [2, 3], values: [8, 0, 0, 1, 7, 8] }], attributes: null },
  ],
}

// Each number of the output looks for its rows itself. Atomics would need fewer looks, but add in any order, and then
// the same seed would not give the same head.
const scatterShader = eachElement({
  name: 'scatterRows',
  reads: ['x', 'rows'],
  sizes: ['columns', 'given', 'last'],
  body: `  let row = i / parameters.columns;
  var total = 0.0;
  for (var at = 0u; at < parameters.given; at++) {
    if (min(u32(rows[at]), parameters.last) == row) { total += x[at * parameters.columns + i % parameters.columns]; }
  }
  out[i] = total;`,
})

export const scattering: Operation<Two, { readonly height: number }> = {
  name: 'scatterRows',
  shape([x, rows], { height }) {
    const { rows: given, columns } = asRows(x)
    if (given !== sizeOf(rows)) throw new ShapeError(`${describe(x)} has ${given} rows, but ${sizeOf(rows)} row numbers were given.`)
    return [height, columns]
  },
  call([x], out, { height }) {
    const { rows: given, columns } = asRows(x)
    return forEachElement(scatterShader, sizeOf(out), { sizes: [columns, given, height - 1] }, (from: Numbers, rows: Numbers, total: Numbers) => {
      total.fill(0)
      for (let at = 0; at < given; at++) {
        const start = Math.min(rows[at] as number, height - 1) * columns
        for (let i = 0; i < columns; i++) total[start + i] = (total[start + i] as number) + (from[at * columns + i] as number)
      }
    })
  },
  backward: [({ gradient, inputs: [, rows] }) => gatherRows(gradient, rows), null],
  samples: [{ inputs: [numbers([4, 5], 83), { shape: [4], values: [5, 0, 5, 2] }], attributes: { height: 6 } }],
}

/** [rows of `rows`, C]: the rows of x [R, C] with the numbers in `rows`, from 0, each as often as it is named. */
export const gatherRows = (x: Tensor, rows: Tensor): Tensor => x.tape.apply(gathering, [x, rows], null)
