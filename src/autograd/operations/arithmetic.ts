/** Add, subtract and multiply, with the second operand spread over rows, columns or everything. */
import { eachElement, forEachElement, type Numbers } from '../kernel.ts'
import { asRows, describe, sameShape, ShapeError, sizeOf, type Shape } from '../shape.ts'
import type { Operation, Tensor, Two } from '../tensor.ts'
import { numbers } from './samples.ts'
import { sum } from './reduce.ts'
import { scale } from './scale.ts'

type Spread = 'none' | 'row' | 'column' | 'all'

/** How b meets a: [C] or [1, C] lies on each row, [R, 1] on each column, one number on all. Throws ShapeError. */
function spread(name: string, a: Shape, b: Shape): Spread {
  const { rows, columns } = asRows(a)
  if (sameShape(a, b)) return 'none'
  if (sizeOf(b) === 1) return 'all'
  if (b.at(-1) === columns && sizeOf(b) === columns) return 'row'
  if (b.length > 1 && b.at(-1) === 1 && sizeOf(b) === rows) return 'column'
  throw new ShapeError(`${name} takes b in the shape of a, ${describe(a)}, or as a row, a column or one number of it, not ${describe(b)}.`)
}

/** b's index for a's index i is `(i / every) % cycle`. */
function stride(kind: Spread, shape: Shape): { every: number; cycle: number } {
  const { rows, columns } = asRows(shape)
  if (kind === 'row') return { every: 1, cycle: columns }
  if (kind === 'column') return { every: columns, cycle: rows }
  return { every: 1, cycle: kind === 'all' ? 1 : rows * columns }
}

/** Adds a gradient up over what b was spread over. */
function gather(gradient: Tensor, b: Tensor): Tensor {
  const kind = spread('A gradient', gradient.shape, b.shape)
  if (kind === 'none') return gradient
  const { rows, columns } = asRows(gradient.shape)
  const flat = gradient.tape.reshape(gradient, [rows, columns])
  return gradient.tape.reshape(kind === 'all' ? sum(flat) : sum(flat, kind === 'row' ? 0 : 1), b.shape)
}

interface Arithmetic {
  readonly name: string
  readonly symbol: string
  combine(a: number, b: number): number
  readonly backward: Operation<Two, null>['backward']
}

function arithmetic({ name, symbol, combine, backward }: Arithmetic): Operation<Two, null> {
  const shader = eachElement({
    name,
    reads: ['a', 'b'],
    sizes: ['every', 'cycle'],
    body: `  out[i] = a[i] ${symbol} b[(i / parameters.every) % parameters.cycle];`,
  })
  return {
    name,
    shape([a, b]) {
      spread(name, a, b)
      return a
    },
    call([shape, other]) {
      const { every, cycle } = stride(spread(name, shape, other), shape)
      const count = sizeOf(shape)
      return forEachElement(shader, count, { sizes: [every, cycle] }, (a: Numbers, b: Numbers, out: Numbers) => {
        for (let start = 0, at = 0; start < count; start += every, at = at + 1 === cycle ? 0 : at + 1)
          for (let i = start; i < start + every; i++) out[i] = combine(a[i] as number, b[at] as number)
      })
    },
    backward,
    samples: [
      { inputs: [numbers([4, 6], 1), numbers([4, 6], 2)], attributes: null },
      { inputs: [numbers([4, 6], 3), numbers([6], 4)], attributes: null },
      { inputs: [numbers([2, 3, 5], 5), numbers([1, 5], 6)], attributes: null },
      { inputs: [numbers([7, 3], 7), numbers([7, 1], 8)], attributes: null },
      { inputs: [numbers([5, 33], 9), numbers([], 10)], attributes: null },
    ],
  }
}

export const addition = arithmetic({
  name: 'add',
  symbol: '+',
  combine: (a, b) => a + b,
  backward: [({ gradient }) => gradient, ({ gradient, inputs: [, b] }) => gather(gradient, b)],
})

export const subtraction = arithmetic({
  name: 'subtract',
  symbol: '-',
  combine: (a, b) => a - b,
  backward: [({ gradient }) => gradient, ({ gradient, inputs: [, b] }) => scale(gather(gradient, b), -1)],
})

export const multiplication = arithmetic({
  name: 'mul',
  symbol: '*',
  combine: (a, b) => a * b,
  backward: [
    ({ gradient, inputs: [, b] }) => mul(gradient, b),
    ({ gradient, inputs: [a, b] }) => gather(mul(gradient, a), b),
  ],
})

/** a + b in the shape of a; b has that shape, or is a row [C], a column [R, 1] or one number, used again and again. */
export const add = (a: Tensor, b: Tensor): Tensor => a.tape.apply(addition, [a, b], null)
/** a - b, as add. */
export const subtract = (a: Tensor, b: Tensor): Tensor => a.tape.apply(subtraction, [a, b], null)
/** a · b element by element, as add. */
export const mul = (a: Tensor, b: Tensor): Tensor => a.tape.apply(multiplication, [a, b], null)
