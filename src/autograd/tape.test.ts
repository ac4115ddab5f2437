import { expect, test } from 'vitest'
import { relu } from './operations/activations.ts'
import { add, mul } from './operations/arithmetic.ts'
import { dropout } from './operations/dropout.ts'
import { matmul } from './operations/matmul.ts'
import { ranks } from './operations/ranks.ts'
import { sum } from './operations/reduce.ts'
import { PlainBackend } from './plain/backend.ts'
import { randomBits } from './random.ts'
import { ShapeError } from './shape.ts'
import { step, type Tape } from './tape.ts'
import type { Tensor } from './tensor.ts'
import { worstDeviation } from './testing/close.ts'
import { Variable } from './variable.ts'

const backend = new PlainBackend()

test('a tensor used twice receives both gradients', async () => {
  const gradient = await step(backend, (tape) => {
    const x = tape.constant([3, -2], [2])
    const [gradientOfX] = tape.gradients(sum(add(mul(x, x), x)), [x])
    return gradientOfX && tape.read(gradientOfX)
  })
  expect([...(gradient ?? [])]).toEqual([7, -3])
})

test('what the result does not hang on is not computed, and asking for it is an error', () => {
  step(backend, (tape) => {
    const [x, y] = [tape.constant([1, 2], [2]), tape.constant([3, 4], [2])]
    expect(() => tape.gradients(sum(mul(x, x)), [y])).toThrow('Nothing flows back')
    expect(() => tape.gradients(sum(ranks(y)), [y])).toThrow('Nothing flows back')
    const inUse = backend.buffersInUse
    const product = matmul(tape.constant([1, 2, 3, 4], [2, 2]), tape.constant([1, 0, 0, 1], [2, 2]))
    tape.gradients(product, [product])
    // The two constants, the product and the ones that are its gradient: nothing flows further back.
    expect(backend.buffersInUse).toBe(inUse + 4)
  })
})

test('tensors end with their step, also when it throws', () => {
  const inUse = backend.buffersInUse
  const escaped: { tensor?: Tensor; tape?: Tape } = {}
  expect(() =>
    step(backend, (tape) => {
      escaped.tape = tape
      escaped.tensor = tape.constant([1], [1])
      throw new Error('in the middle')
    }),
  ).toThrow('in the middle')
  expect(backend.buffersInUse).toBe(inUse)
  const { tensor, tape } = escaped
  if (!tensor || !tape) throw new Error('the step did not run')
  expect(() => relu(tensor)).toThrow('has ended')
  expect(() => tape.constant([1], [1])).toThrow('has ended')
  expect(() => step(backend, (next) => add(next.constant([1], [1]), tensor))).toThrow('another step')
})

test('a variable is one tensor within a step and outlives it', async () => {
  const variable = new Variable(backend, [2], [1, 2])
  step(backend, (tape) => expect(tape.use(variable)).toBe(tape.use(variable)))
  expect([...(await variable.read())]).toEqual([1, 2])
  expect(() => variable.write([1])).toThrow(RangeError)
  expect(() => step(new PlainBackend(), (tape) => tape.use(variable))).toThrow('another backend')
  variable.dispose()
})

test('shapes that do not fit are named', () => {
  step(backend, (tape) => {
    const x = tape.constant(new Float32Array(6), [2, 3])
    expect(() => matmul(x, x)).toThrow('[2 × 3] cannot be multiplied with [2 × 3]')
    expect(() => add(x, tape.constant([1, 2], [2]))).toThrow(ShapeError)
    expect(() => add(tape.constant([1, 2], [2]), x)).toThrow(ShapeError)
    expect(() => tape.reshape(x, [4])).toThrow('[4]')
    expect(() => tape.constant([], [0])).toThrow(ShapeError)
    expect(() => dropout(x, { rate: 1, seed: 1 })).toThrow(RangeError)
  })
})

test('dropout drops its share, evenly, and keeps the mean', async () => {
  const count = 100_000
  for (const seed of [0, 1, 4_294_967_295]) {
    const kept = await step(backend, (tape) => tape.read(dropout(tape.constant(new Float32Array(count).fill(1), [count]), { rate: 0.25, seed })))
    expect(new Set(kept)).toEqual(new Set([0, Math.fround(4 / 3)]))
    // Five standard deviations of a fair draw.
    expect(Math.abs(kept.filter((value) => value === 0).length / count - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / count))
  }
})

test('random bits of neighbouring seeds and places have nothing in common', () => {
  const flips = (a: number, b: number) => {
    let bits = 0
    for (let place = 0; place < 2000; place++) for (let x = (randomBits(a, place) ^ randomBits(b, place + (a === b ? 1 : 0))) >>> 0; x > 0; x = (x & (x - 1)) >>> 0) bits += 1
    return bits / (2000 * 32)
  }
  for (const [a, b] of [[1, 2], [5, 5], [0, 4_294_967_295]] as const) expect(Math.abs(flips(a, b) - 0.5)).toBeLessThan(0.01)
})

test('NaN, infinity and a missing element are never close', () => {
  for (const wrong of [NaN, Infinity, -Infinity]) expect(worstDeviation([1, wrong], [1, 2], { relative: 1 })).toMatchObject({ share: Infinity, index: 1 })
  expect(worstDeviation([Infinity], [Infinity], { relative: 1 }).share).toBe(Infinity)
  expect(() => worstDeviation([1], [1, 2], { relative: 1 })).toThrow(RangeError)
})
