/** Losses against sentence-transformers' own classes: value and gradient, on both backends. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openGpuDevice } from '../../scripts/gpu-device.ts'
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
import { WebGpuBackend } from './webgpu/backend.ts'

vi.setConfig({ testTimeout: 60_000 })

const { device, adapter } = await openGpuDevice()
afterAll(() => device.destroy())
const oracle = new PlainBackend({ precision: 'float64' })
const backends: readonly Backend[] = [oracle, new PlainBackend(), new WebGpuBackend(device, adapter)]

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

describe.runIf(sharedFolder)('sentence-transformers’ values', () => {
  const { cases } = JSON.parse(readFileSync(path.join(sharedFolder ?? '', 'reference/autograd/losses.json'), 'utf8')) as { cases: Case[] }
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
