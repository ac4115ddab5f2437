/** Losses against sentence-transformers' own classes: value and gradient, on both backends. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { gpuBackend } from '../../scripts/gpu-backend.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { Backend } from './backend.ts'
import { binaryCrossEntropy } from './losses/binary-cross-entropy.ts'
import { crossEntropyOverList } from './losses/cross-entropy.ts'
import { lambda } from './losses/lambda.ts'
import { listMLE } from './losses/list-mle.ts'
import { listNet } from './losses/list-net.ts'
import type { Lists, Loss } from './losses/lists.ts'
import { marginMSE } from './losses/margin-mse.ts'
import { marginRanking } from './losses/margin-ranking.ts'
import { mse } from './losses/mse.ts'
import { rankNet } from './losses/rank-net.ts'
import { PlainBackend } from './plain/backend.ts'
import { step } from './tape.ts'
import { assertClose } from './testing/close.ts'

vi.setConfig({ testTimeout: 60_000 })

const oracle = new PlainBackend({ precision: 'float64' })
const backends: readonly Backend[] = [oracle, new PlainBackend(), await gpuBackend()]

type Options = Parameters<typeof lambda>[0] & Parameters<typeof binaryCrossEntropy>[0] & Parameters<typeof listMLE>[0] & Parameters<typeof crossEntropyOverList>[0] & Parameters<typeof marginRanking>[0]
const losses: Readonly<Record<string, (options: Options) => Loss>> = { lambda, rankNet, listNet, listMLE, binaryCrossEntropy, mse, marginMSE, crossEntropyOverList, marginRanking }

interface Case {
  readonly loss: string
  readonly attrs: Options
  readonly lists: readonly number[]
  readonly labels: readonly (readonly number[])[]
  readonly logits: { readonly data: readonly number[] }
  readonly value: number
  readonly gradient: { readonly data: readonly number[] }
}

async function valueAndGradient(backend: Backend, loss: Loss, logits: readonly number[], lists: Lists) {
  const [value, gradient] = await step(backend, (tape) => {
    const x = tape.constant(logits, [logits.length, 1])
    const result = loss(x, lists)
    expect(result.shape).toEqual([])
    return Promise.all([result, ...tape.gradients(result, [x])].map((tensor) => tape.read(tensor)))
  })
  expect(backend.buffersInUse).toBe(0)
  return { value: value?.[0] ?? NaN, gradient: gradient ?? [] }
}

describe.skipIf(sharedFolder === undefined)('sentence-transformers’ values', () => {
  const { cases } = sharedFolder === undefined ? { cases: [] } : (JSON.parse(readFileSync(path.join(sharedFolder, 'reference/autograd/losses.json'), 'utf8')) as { cases: Case[] })
  const worst = new Map<string, number>()
  for (const [index, { loss, attrs, lists, labels, logits, value, gradient }] of cases.entries())
    for (const backend of backends)
      test(`${index}: ${loss} ${JSON.stringify(attrs)} on ${backend.device}`, async () => {
        const make = losses[loss]
        if (!make) throw new Error(`Nothing here is called ${loss}.`)
        const found = await valueAndGradient(backend, make(attrs), logits.data, { lengths: lists, labels: labels.flat() })
        const off = [
          assertClose('value', [found.value], [value], { relative: 1e-4 }),
          assertClose('gradient', found.gradient, gradient.data, { relative: 1e-4 }),
        ]
        worst.set(backend.device, Math.max(worst.get(backend.device) ?? 0, ...off))
      })
  afterAll(() => console.info('Worst relative deviation from sentence-transformers:', Object.fromEntries(worst)))
})

/** Three lists of graded labels, one without any preference, and logits with no two alike. */
const small: Lists = { lengths: [4, 2, 3], labels: [2, 0, 1, 0, 1, 1, 0, 3, 0.5] }
const logits = [0.3, 1.7, -0.6, -1.2, 0.9, 0.1, 2.2, -0.4, 0.8]
const everyLoss: readonly (readonly [string, Loss])[] = [
  ...Object.entries(losses).map(([name, make]) => [name, make({})] as const),
  ...(['none', 'ndcgLoss1', 'ndcgLoss2', 'lambdaRank', 'ndcgLoss2PP'] as const).map((scheme) => [`lambda ${scheme}`, lambda({ scheme, k: 2, reductionLog: 'natural', sigma: 2 })] as const),
]

describe.each(everyLoss)('%s', (_, loss) => {
  test('has the gradient that central differences show', async () => {
    const { gradient } = await valueAndGradient(oracle, loss, logits, small)
    const slopes: number[] = []
    for (const [at, logit] of logits.entries()) {
      const [up, down] = [await valueAndGradient(oracle, loss, logits.with(at, logit + 1e-5), small), await valueAndGradient(oracle, loss, logits.with(at, logit - 1e-5), small)]
      slopes.push((up.value - down.value) / 2e-5)
    }
    expect(slopes.some((slope) => Math.abs(slope) > 1e-3)).toBe(true)
    assertClose('gradient', gradient, slopes, { relative: 1e-5 })
  })

  test('goes down along its gradient', async () => {
    const { value, gradient } = await valueAndGradient(oracle, loss, logits, small)
    const moved = logits.map((logit, at) => logit - 0.01 * (gradient[at] ?? NaN))
    expect((await valueAndGradient(oracle, loss, moved, small)).value).toBeLessThan(value)
  })

  test('is finite for logits as far apart as float32 scores get', async () => {
    for (const backend of backends) {
      const { value, gradient } = await valueAndGradient(backend, loss, logits.map((logit) => logit * 1000), small)
      expect([value, ...gradient].every(Number.isFinite), `${value} ${[...gradient].join(' ')}`).toBe(true)
    }
  })

  test('refuses labels that do not fit', async () => {
    await expect(valueAndGradient(oracle, loss, logits, { ...small, lengths: [4, 2] })).rejects.toThrow(RangeError)
    await expect(valueAndGradient(oracle, loss, logits.slice(1), small)).rejects.toThrow('8 logits')
  })
})

test('pairwise losses have nothing to say of lists without preferences', async () => {
  for (const loss of [rankNet(), lambda(), marginRanking(), crossEntropyOverList()]) {
    const { value, gradient } = await valueAndGradient(oracle, loss, [1, -2, 3], { lengths: [2, 1], labels: [0, 0, 0] })
    expect(value).toBe(0)
    expect(gradient.every((slope) => slope === 0)).toBe(true)
  }
})
