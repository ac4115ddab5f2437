/**
 * A transformer's attention with low-rank adapters (Hu et al., "LoRA", 2021), made of the table's operations alone: training may go on
 * from the head into the encoder without another operation.
 */
import { expect, test, vi } from 'vitest'
import { gpuBackend } from '../../scripts/gpu-backend.ts'
import type { Backend } from './backend.ts'
import { gelu } from './operations/activations.ts'
import { add, mul } from './operations/arithmetic.ts'
import { layerNorm } from './operations/layer-norm.ts'
import { matmul } from './operations/matmul.ts'
import { sum } from './operations/reduce.ts'
import { numbers } from './operations/samples.ts'
import { scale } from './operations/scale.ts'
import { softmax } from './operations/softmax.ts'
import { PlainBackend } from './plain/backend.ts'
import type { Shape } from './shape.ts'
import { step, type Tape } from './tape.ts'
import type { Tensor } from './tensor.ts'
import { assertClose } from './testing/close.ts'

vi.setConfig({ testTimeout: 60_000 })

const oracle = new PlainBackend({ precision: 'float64' })

const [PAIRS, TOKENS, WIDTH, HEADS, RANK] = [2, 5, 8, 2, 2]
const HEAD_WIDTH = WIDTH / HEADS

/** The second pair is two tokens shorter: nobody attends to what lies there. */
const mask = Array.from({ length: PAIRS * TOKENS * TOKENS }, (_, at) => (at >= TOKENS * TOKENS && at % TOKENS >= 3 ? -1e9 : 0))

/** Per head the adapters of query and value, each as two factors. */
const adapterShapes: readonly Shape[] = Array.from({ length: HEADS }, () => [[RANK, WIDTH], [HEAD_WIDTH, RANK], [RANK, WIDTH], [HEAD_WIDTH, RANK]]).flat()
const start = adapterShapes.map((shape, at) => numbers(shape, 10 + at).values.map((value) => value / 4))

/** One layer, its feed-forward part included, summed up with unequal weights. */
function layer(tape: Tape, adapters: readonly Tensor[]): Tensor {
  const fixed = (shape: Shape, seed: number) => tape.constant(numbers(shape, seed).values.map((value) => value / 3), shape)
  const perPair = (x: Tensor) => tape.reshape(x, [PAIRS, TOKENS, HEAD_WIDTH])
  const x = fixed([PAIRS * TOKENS, WIDTH], 1)
  const turned = { transposeB: true } as const
  const adapted = (weight: Tensor, down?: Tensor, up?: Tensor) => {
    if (!down || !up) throw new Error('an adapter has two factors')
    return perPair(add(matmul(x, weight, turned), matmul(matmul(x, down, turned), up, turned)))
  }
  // A head's output goes through its own columns of the output matrix, so that heads are added up, not laid side by side.
  const heads = Array.from({ length: HEADS }, (_, head) => {
    const [queryDown, queryUp, valueDown, valueUp] = adapters.slice(4 * head)
    const query = adapted(fixed([HEAD_WIDTH, WIDTH], 100 + head), queryDown, queryUp)
    const key = perPair(matmul(x, fixed([HEAD_WIDTH, WIDTH], 110 + head), turned))
    const value = adapted(fixed([HEAD_WIDTH, WIDTH], 120 + head), valueDown, valueUp)
    const scores = scale(matmul(query, key, turned), 1 / Math.sqrt(HEAD_WIDTH))
    const attended = matmul(softmax(add(scores, tape.constant(mask, [PAIRS, TOKENS, TOKENS]))), value)
    return matmul(tape.reshape(attended, [PAIRS * TOKENS, HEAD_WIDTH]), fixed([WIDTH, HEAD_WIDTH], 130 + head), turned)
  })
  const mixed = layerNorm(heads.reduce(add, x), fixed([WIDTH], 2), fixed([WIDTH], 3))
  const inner = gelu(matmul(mixed, fixed([2 * WIDTH, WIDTH], 4), turned))
  const out = layerNorm(add(mixed, matmul(inner, fixed([WIDTH, 2 * WIDTH], 5), turned)), fixed([WIDTH], 6))
  return sum(mul(out, fixed([PAIRS * TOKENS, WIDTH], 7)))
}

async function run(backend: Backend, values: readonly (readonly number[])[]) {
  const found = await step(backend, (tape) => {
    const adapters = values.map((of, at) => tape.constant(of, adapterShapes[at] ?? []))
    const total = layer(tape, adapters)
    return Promise.all([total, ...tape.gradients(total, adapters)].map((tensor) => tape.read(tensor)))
  })
  expect(backend.buffersInUse).toBe(0)
  return { total: found[0]?.[0] ?? NaN, gradients: found.slice(1) }
}

test('adapters get the gradient that central differences show, through attention, norms and gelu', async () => {
  const { gradients } = await run(oracle, start)
  for (const [at, values] of start.entries()) {
    const slopes: number[] = []
    for (const [element, value] of values.entries()) {
      const moved = async (by: number) => (await run(oracle, start.with(at, values.with(element, value + by)))).total
      slopes.push(((await moved(1e-5)) - (await moved(-1e-5))) / 2e-5)
    }
    expect(slopes.some((slope) => Math.abs(slope) > 1e-3)).toBe(true)
    assertClose(`gradient of adapter ${at}`, gradients[at] ?? [], slopes, { relative: 1e-5 })
  }
})

test.each([new PlainBackend(), await gpuBackend()])('$kind computes the same in float32', async (backend) => {
  const [expected, found] = [await run(oracle, start), await run(backend, start)]
  assertClose('sum', [found.total], [expected.total], { relative: 1e-4 })
  for (const [at, gradient] of found.gradients.entries()) assertClose(`gradient of adapter ${at}`, gradient, expected.gradients[at] ?? [], { relative: 1e-4, floor: 0.1 })
})
