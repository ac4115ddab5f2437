/** Sums and means over rows, columns or everything, and their reverse, which spreads a number over what it was the sum of. */
import { eachElement, folded, forEachElement, shader, type Numbers } from '../kernel.ts'
import { asRows, describe, ShapeError, sizeOf, type Shape } from '../shape.ts'
import type { One, Operation, Tensor } from '../tensor.ts'
import { numbers } from './samples.ts'
import { scale } from './scale.ts'

/** 0: down the columns; 1 (or -1): along the last dimension; null: everything. */
export type Axis = 0 | 1 | -1 | null

/** The sum is of `length` numbers at `step` from each other, beginning at `group · jump`, in `count` groups. */
function groups(shape: Shape, axis: Axis): { count: number; length: number; step: number; jump: number } {
  const { rows, columns } = asRows(shape)
  if (axis === null) return { count: 1, length: rows * columns, step: 1, jump: 0 }
  return axis === 0 ? { count: columns, length: rows, step: columns, jump: 1 } : { count: rows, length: columns, step: 1, jump: columns }
}

function outputShape(x: Shape, axis: Axis): Shape {
  if (axis === null) return []
  if (x.length < 2 || (axis === 0 && x.length > 2)) throw new ShapeError(`A sum over axis ${axis} takes rows and columns, not ${describe(x)}.`)
  return axis === 0 ? x.slice(1) : x.slice(0, -1)
}

// A workgroup a group: its threads sum every 128th number each, then halves are added to halves.
const sumShader = shader({
  name: 'sum',
  reads: ['x'],
  writes: ['out'],
  sizes: ['count', 'length', 'step', 'jump'],
  declarations: 'var<workgroup> partial: array<f32, 128>;',
  workgroupSize: [128],
  body: `  let at = group.x + group.y * groups.x;
  var total = 0.0;
  if (at < parameters.count) {
    for (var i = local.x; i < parameters.length; i += 128u) { total += x[at * parameters.jump + i * parameters.step]; }
  }
  partial[local.x] = total;
  for (var half = 64u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (local.x < half) { partial[local.x] += partial[local.x + half]; }
  }
  if (local.x == 0u && at < parameters.count) { out[at] = partial[0]; }`,
})

export const summation: Operation<One, { readonly axis: Axis }> = {
  name: 'sum',
  shape: ([x], { axis }) => outputShape(x, axis),
  call([shape], _, { axis }) {
    const { count, length, step, jump } = groups(shape, axis)
    return {
      shader: sumShader,
      sizes: [count, length, step, jump],
      workgroups: folded(count),
      compute(x: Numbers, out: Numbers) {
        for (let group = 0; group < count; group++) {
          let total = 0
          for (let i = 0, at = group * jump; i < length; i++, at += step) total += x[at] as number
          out[group] = total
        }
      },
    }
  },
  backward: [({ gradient, inputs: [x], attributes: { axis } }) => expand(gradient, x.shape, axis)],
  samples: [
    { inputs: [numbers([5, 7], 21)], attributes: { axis: 0 } },
    { inputs: [numbers([2, 5, 7], 22)], attributes: { axis: -1 } },
    { inputs: [numbers([9, 33], 23)], attributes: { axis: null } },
  ],
}

const expandShader = eachElement({
  name: 'expand',
  reads: ['x'],
  sizes: ['every', 'cycle'],
  body: '  out[i] = x[(i / parameters.every) % parameters.cycle];',
})

export const expansion: Operation<One, { readonly axis: Axis; readonly shape: Shape }> = {
  name: 'expand',
  shape([x], { axis, shape }) {
    if (sizeOf(x) !== groups(shape, axis).count) throw new ShapeError(`${describe(x)} cannot be spread over axis ${axis} of ${describe(shape)}.`)
    return shape
  },
  call(_, shape, { axis }) {
    const { count: cycle, length } = groups(shape, axis)
    const every = axis === 0 ? 1 : length
    return forEachElement(expandShader, sizeOf(shape), { sizes: [every, cycle] }, (x: Numbers, out: Numbers) => {
      if (axis === 0) for (let start = 0; start < out.length; start += cycle) out.set(x, start)
      else for (let at = 0; at < cycle; at++) out.fill(x[at] as number, at * every, (at + 1) * every)
    })
  },
  backward: [({ gradient, inputs: [x], attributes: { axis } }) => x.tape.reshape(sum(gradient, axis), x.shape)],
  samples: [
    { inputs: [numbers([7], 24)], attributes: { axis: 0, shape: [5, 7] } },
    { inputs: [numbers([5], 25)], attributes: { axis: 1, shape: [5, 7] } },
    { inputs: [numbers([], 26)], attributes: { axis: null, shape: [5, 7] } },
  ],
}

/** The sum down the columns (axis 0 of [R, C] gives [C]), along the last dimension (1 or -1 gives [R]), or of everything ([]). */
export const sum = (x: Tensor, axis: Axis = null): Tensor => x.tape.apply(summation, [x], { axis })
/** The mean, as sum. */
export const mean = (x: Tensor, axis: Axis = null): Tensor => scale(sum(x, axis), 1 / groups(x.shape, axis).length)
/** Spreads sums over `axis` of `shape` again. */
export const expand = (x: Tensor, shape: Shape, axis: Axis): Tensor => x.tape.apply(expansion, [x], { axis, shape })
