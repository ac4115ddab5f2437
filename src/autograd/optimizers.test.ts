/** Optimizers, schedules and clipping against PyTorch after each of 25 steps; accumulation against one large batch. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { gpuBackend } from '../../scripts/gpu-backend.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { Backend } from './backend.ts'
import { Accumulator } from './optimizers/accumulate.ts'
import { adam, adamW } from './optimizers/adam.ts'
import { clipByGlobalNorm } from './optimizers/clip.ts'
import type { Optimizer } from './optimizers/optimizer.ts'
import { learningRateAt, type Schedule } from './optimizers/schedule.ts'
import { sgd } from './optimizers/sgd.ts'
import { PlainBackend } from './plain/backend.ts'
import type { Shape } from './shape.ts'
import { step, type Tape } from './tape.ts'
import { assertClose } from './testing/close.ts'
import { Variable } from './variable.ts'

vi.setConfig({ testTimeout: 60_000 })

const backends: readonly Backend[] = [new PlainBackend(), await gpuBackend()]

interface Values {
  readonly shape: Shape
  readonly data: readonly number[]
}
interface Attributes {
  readonly lr: number
  readonly momentum?: number
  readonly betas?: readonly [number, number]
  readonly eps?: number
  readonly weightDecay?: number
  readonly schedule?: Schedule
  readonly clipNorm: number | null
}
interface Case {
  readonly optimizer: string
  readonly attrs: Attributes
  readonly start: Readonly<Record<string, Values>>
  readonly steps: readonly { gradients: Readonly<Record<string, Values>>; learningRate: number; norm: number | null; after: Readonly<Record<string, Values>> }[]
}

const optimizers: Readonly<Record<string, (weights: readonly Variable[], attributes: Attributes) => Optimizer>> = { sgd, adam, adamw: adamW }
const valuesOf = (named: Readonly<Record<string, Values>> | undefined, name: string) => named?.[name] ?? { shape: [], data: [] }

describe.skipIf(sharedFolder === undefined)('PyTorch’s steps', () => {
  const { cases } = sharedFolder === undefined ? { cases: [] } : (JSON.parse(readFileSync(path.join(sharedFolder, 'reference/autograd/optimizers.json'), 'utf8')) as { cases: Case[] })
  const worst = new Map<string, number>()
  for (const { optimizer: name, attrs, start, steps } of cases)
    for (const backend of backends)
      test(`${name} ${JSON.stringify(attrs)} on ${backend.kind}`, async () => {
        const names = Object.keys(start)
        const weights = names.map((weight) => new Variable(backend, valuesOf(start, weight).shape, valuesOf(start, weight).data))
        const optimizer = optimizers[name]?.(weights, attrs)
        if (!optimizer) throw new Error(`Nothing here is called ${name}.`)
        expect(steps).toHaveLength(25)
        for (const [at, { gradients, learningRate, norm, after }] of steps.entries()) {
          const rate = attrs.schedule ? learningRateAt(at, attrs.lr, attrs.schedule) : attrs.lr
          expect(rate).toBeCloseTo(learningRate, 12)
          const asTensors = (tape: Tape) => names.map((weight) => tape.constant(valuesOf(gradients, weight).data, valuesOf(gradients, weight).shape))
          const length = step(backend, (tape) => {
            if (attrs.clipNorm === null) {
              optimizer.step(asTensors(tape), rate)
              return undefined
            }
            const clipped = clipByGlobalNorm(asTensors(tape), attrs.clipNorm)
            optimizer.step(clipped.gradients, rate)
            return tape.read(clipped.norm)
          })
          if (norm !== null) assertClose('norm', (await length) ?? [], [norm], { relative: 1e-5 })
          for (const [index, weight] of weights.entries()) {
            const expected = valuesOf(after, names[index] ?? '').data
            const off = assertClose(`step ${at}, ${names[index]}`, await weight.read(), expected, { relative: 1e-4 })
            worst.set(backend.kind, Math.max(worst.get(backend.kind) ?? 0, off))
          }
        }
        expect(optimizer.steps).toBe(25)
        optimizer.dispose()
        for (const weight of weights) weight.dispose()
        expect(backend.buffersInUse).toBe(0)
      })
  afterAll(() => console.info('Worst relative deviation from PyTorch’s steps:', Object.fromEntries(worst)))
})

describe.each(backends)('on $kind', (backend) => {
  test('accumulated batches are their weighted sum, and a new round starts from nothing', async () => {
    const weight = new Variable(backend, [3], [0, 0, 0])
    const accumulator = new Accumulator([weight])
    for (const round of [1, 2]) {
      step(backend, (tape) => accumulator.add([tape.constant([round, 2, 3], [3])], 0.5))
      step(backend, (tape) => accumulator.add([tape.constant([3, 4, 5 * round], [3])], 0.25))
      expect(accumulator.batches).toBe(2)
      const total = await step(backend, (tape) => Promise.all(accumulator.take(tape).map((tensor) => tape.read(tensor))))
      expect([...(total[0] ?? [])]).toEqual([0.5 * round + 0.75, 2, 1.5 + 1.25 * round])
    }
    accumulator.dispose()
    weight.dispose()
    expect(backend.buffersInUse).toBe(0)
  })

  test('gradients within the norm stay as they are', async () => {
    const [clipped] = await step(backend, (tape) => Promise.all(clipByGlobalNorm([tape.constant([0.3, -0.4], [2])], 1).gradients.map((tensor) => tape.read(tensor))))
    assertClose('gradient', clipped ?? [], [0.3, -0.4], { relative: 1e-6 })
  })

  test('a gradient of another shape, or one too few, is refused', () => {
    const weight = new Variable(backend, [3])
    const optimizer = sgd([weight])
    expect(() => optimizer.step([], 1)).toThrow(RangeError)
    expect(() => step(backend, (tape) => optimizer.step([tape.constant([1], [1])], 1))).toThrow('[3]')
    optimizer.dispose()
    weight.dispose()
  })
})

test('a schedule starts at 0, peaks after the warm-up, and ends at 0', () => {
  for (const kind of ['linear', 'cosine'] as const) {
    const at = (place: number) => learningRateAt(place, 3, { kind, warmupSteps: 4, totalSteps: 24 })
    expect([at(0), at(2), at(4), at(14)]).toEqual([0, 1.5, 3, 1.5])
    expect(at(24)).toBeCloseTo(0, 15)
    expect(at(1000)).toBeCloseTo(0, 15)
  }
})
