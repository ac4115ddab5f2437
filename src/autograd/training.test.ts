/** Whole steps as training takes them: BERT's head on both backends, to the same weights, in steady memory. */
import { expect, test, vi } from 'vitest'
import { gpuBackend } from '../../scripts/gpu-backend.ts'
import type { Backend } from './backend.ts'
import { rankNet } from './losses/rank-net.ts'
import { tanh } from './operations/activations.ts'
import { add } from './operations/arithmetic.ts'
import { dropout } from './operations/dropout.ts'
import { gatherRows } from './operations/gather.ts'
import { matmul } from './operations/matmul.ts'
import { numbers } from './operations/samples.ts'
import { adamW } from './optimizers/adam.ts'
import { clipByGlobalNorm } from './optimizers/clip.ts'
import { PlainBackend } from './plain/backend.ts'
import { randomBits } from './random.ts'
import { step } from './tape.ts'
import { assertClose } from './testing/close.ts'
import { Variable } from './variable.ts'

vi.setConfig({ testTimeout: 120_000 })

const plain = new PlainBackend()
const gpu = await gpuBackend()

const WIDTH = 12
const LISTS = 40
const PER_LIST = 5
/** Features whose first column tells relevance: separable. */
const labels = Array.from({ length: LISTS * PER_LIST }, (_, row) => (row % PER_LIST === 2 ? 1 : 0))
const features = numbers([labels.length, WIDTH], 1).values.map((value, at) => (at % WIDTH === 0 ? (labels[at / WIDTH] === 1 ? 1 : -1) : value / 4))

/** Trains 384 → 384 tanh → 1 in small; returns the losses and the weights. */
async function train(backend: Backend, { steps, seed, everyLoss = 1, rate = 0.1 }: { steps: number; seed: number; everyLoss?: number; rate?: number }) {
  const kept = new Variable(backend, [labels.length, WIDTH], features)
  const small = (shape: readonly number[], at: number) => new Variable(backend, shape, numbers(shape, seed + at).values.map((value) => value / 8))
  const weights = [small([WIDTH, WIDTH], 1), small([WIDTH], 2), small([1, WIDTH], 3), small([1], 4)]
  // Pairs do not see the last bias: its gradient is rounding alone, and Adam would make steps of that.
  const trainable = weights.slice(0, 3)
  const optimizer = adamW(trainable)
  const loss = rankNet()
  const losses: number[] = []
  const buffers: number[] = []
  for (let at = 0; at < steps; at++) {
    const lists = Array.from({ length: 4 }, (_, draw) => randomBits(seed, at * 4 + draw) % LISTS)
    const rows = lists.flatMap((list) => Array.from({ length: PER_LIST }, (_, place) => list * PER_LIST + place))
    const read = step(backend, (tape) => {
      const parameters = weights.map((weight) => tape.use(weight))
      const [dense, denseBias, out, outBias] = parameters
      if (!dense || !denseBias || !out || !outBias) throw new Error('a head has four parameters')
      const batch = gatherRows(tape.use(kept), tape.constant(rows, [rows.length]))
      const hidden = dropout(tanh(add(matmul(batch, dense, { transposeB: true }), denseBias)), { rate: 0.1, seed: randomBits(seed, at) })
      const logits = add(matmul(hidden, out, { transposeB: true }), outBias)
      const value = loss(logits, { lengths: lists.map(() => PER_LIST), labels: rows.map((row) => labels[row] ?? NaN) })
      optimizer.step(clipByGlobalNorm(tape.gradients(value, parameters.slice(0, 3)), 1).gradients, rate)
      return at % everyLoss === 0 ? tape.read(value) : undefined
    })
    losses.push((await read)?.[0] ?? NaN)
    buffers.push(backend.buffers)
  }
  const trained = await Promise.all(weights.map((weight) => weight.read()))
  optimizer.dispose()
  for (const variable of [kept, ...weights]) variable.dispose()
  expect(backend.buffersInUse).toBe(0)
  return { losses, buffers, head: trained.flatMap((values) => [...values]) }
}

test('both backends train the same head, and the loss of a separable set goes to nothing', async () => {
  const [expected, found] = [await train(plain, { steps: 60, seed: 7 }), await train(gpu, { steps: 60, seed: 7 })]
  expect(expected.losses[0]).toBeGreaterThan(0.5)
  expect(expected.losses.at(-1)).toBeLessThan(1e-3)
  assertClose('head', found.head, expected.head, { relative: 1e-3 })
})

test.each([plain, gpu])('the same seed gives the same head to the last bit on $kind, another seed another', async (backend) => {
  const [first, again, other] = [await train(backend, { steps: 15, seed: 3 }), await train(backend, { steps: 15, seed: 3 }), await train(backend, { steps: 15, seed: 4 })]
  expect(again.head).toEqual(first.head)
  expect(other.head).not.toEqual(first.head)
})

test.each([plain, gpu])('a thousand steps on $kind leave the buffer count where it was', async (backend) => {
  const { buffers, losses } = await train(backend, { steps: 1000, seed: 5, everyLoss: 50 })
  expect(losses[950]).toBeLessThan(1e-3)
  expect(new Set(buffers.slice(10)).size).toBe(1)
})

test('a learning rate of zero changes nothing', async () => {
  const untouched = await train(plain, { steps: 0, seed: 9 })
  expect((await train(plain, { steps: 5, seed: 9, rate: 0 })).head).toEqual(untouched.head)
})
