import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchLimits, cutBatches, type BatchLimits } from './batches.ts'
import { padded, paddingOf } from './padded.ts'
import { QueryOrder } from './query-order.ts'
import { SessionQueue } from './session-queue.ts'

describe('cutting batches', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 80 })
  const limits = fc.record<BatchLimits>({ tokens: fc.integer({ min: 1, max: 4096 }), rows: fc.integer({ min: 1, max: 40 }), lengthStep: fc.constantFrom(1, 16, 32) })

  test('every item stands in one batch, and a batch of several keeps to the limits', () => {
    fc.assert(
      fc.property(lengths, limits, (all, limit) => {
        const batches = cutBatches([...all.keys()], (item) => all[item] ?? 0, limit)
        expect(batches.flat().toSorted((a, b) => a - b)).toEqual([...all.keys()])
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(limit.rows)
          const longest = Math.max(...batch.map((item) => all[item] ?? 0))
          if (batch.length > 1) expect(batch.length * Math.ceil(longest / limit.lengthStep) * limit.lengthStep).toBeLessThanOrEqual(limit.tokens)
        }
      }),
    )
  })

  test('a limit of padding holds in every batch, and leaves room for several of nearly one length', () => {
    const limit = { tokens: 4096, rows: 40, lengthStep: 1, padding: 0.03 }
    fc.assert(
      fc.property(lengths, (all) => {
        for (const batch of cutBatches(all, (length) => length, limit)) {
          const real = batch.reduce((sum, length) => sum + length, 0)
          expect(Math.max(...batch) * batch.length - real).toBeLessThanOrEqual(real * 0.03)
        }
      }),
    )
    expect(cutBatches([100, 60, 98, 99, 59], (length) => length, limit)).toEqual([[100, 99, 98], [60, 59]])
  })

  test('int8 runs alone on every device', () => {
    for (const device of ['wasm', 'webgpu'] as const) expect(cutBatches([5, 5, 5], (length) => length, batchLimits(device, 'q8'))).toEqual([[5], [5], [5]])
  })
})

test('a batch is filled up on the right, under a zero mask, to the step but not past the model’s length', () => {
  const row = (...ids: number[]) => ({ inputIds: Int32Array.from(ids), tokenTypeIds: Int32Array.from(ids, () => 1) })
  const batch = padded([row(7, 8, 9), row(5)], 99, 8, 4)
  expect(paddingOf(batch)).toBe(4)
  expect(batch).toMatchObject({ rows: 2, length: 4 })
  expect([...batch.inputIds]).toEqual([7, 8, 9, 99, 5, 99, 99, 99])
  expect([...batch.attentionMask]).toEqual([1, 1, 1, 0, 1, 0, 0, 0])
  expect([...batch.tokenTypeIds]).toEqual([1, 1, 1, 0, 1, 0, 0, 0])
})

test('an interrupted query goes on before those that have not begun', () => {
  const order = new QueryOrder([0, 1, 2])
  expect(order.take()).toBe(0)
  order.prefer(2)
  expect(order.isOvertaken(0)).toBe(true)
  order.putBack(0)
  expect([order.take(), order.take(), order.take(), order.take()]).toEqual([2, 0, 1, undefined])
})

describe('a session’s queue', () => {
  test('never has two tasks in flight, and a failed one does not stop the next', async () => {
    const queue = new SessionQueue()
    let flying = 0
    const task = (fails: boolean) => queue.run(async () => {
      expect(++flying).toBe(1)
      await new Promise((resolve) => setTimeout(resolve))
      flying--
      if (fails) throw new Error('this one')
      return 'done'
    })
    expect(await Promise.allSettled([task(false), task(true), task(false)])).toMatchObject([{ value: 'done' }, { reason: { message: 'this one' } }, { value: 'done' }])
  })

  test('closing awaits what runs and rejects what waits', async () => {
    const queue = new SessionQueue()
    const settled: string[] = []
    const running = queue.run(() => new Promise<void>((resolve) => setTimeout(resolve, 5))).then(() => settled.push('ran'))
    const waiting = queue.run(async () => settled.push('must not run'))
    await Promise.resolve()
    const [, , rejected] = await Promise.allSettled([running, queue.close(new Error('closed')), waiting])
    expect(rejected).toMatchObject({ status: 'rejected', reason: { message: 'closed' } })
    expect(settled).toEqual(['ran'])
    await expect(queue.run(async () => 1)).rejects.toThrow('closed')
  })
})
