import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchLimits, cutBatches } from './batches.ts'
import { cutFewShapes } from './few-shapes.ts'

const same = (length: number) => length
const limits = { tokens: 8192, rows: 64, lengthStep: 16, runCost: 512 }

/** What a way of cutting costs, in tokens. */
const costOf = (batches: readonly number[][], { lengthStep, runCost } = limits) =>
  batches.reduce((sum, batch) => sum + runCost + batch.length * Math.ceil(Math.max(...batch) / lengthStep) * lengthStep, 0)

test('every item stands in one batch of 1, 2, 4, 8 … rows, within the limits, longest first', () => {
  const bounds = fc.record({ tokens: fc.integer({ min: 1, max: 4096 }), rows: fc.integer({ min: 1, max: 40 }), lengthStep: fc.constantFrom(1, 16, 32), runCost: fc.integer({ min: 0, max: 2000 }) })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 80 }), bounds, (lengths, limit) => {
      const batches = cutFewShapes([...lengths.keys()], (item) => lengths[item] ?? 0, limit)
      expect(batches.flat().toSorted((a, b) => a - b)).toEqual([...lengths.keys()])
      const cut = batches.map((batch) => batch.map((item) => lengths[item] ?? 0))
      expect(cut.flat()).toEqual(lengths.toSorted((a, b) => b - a))
      for (const batch of cut) {
        expect(Math.log2(batch.length) % 1).toBe(0)
        expect(batch.length).toBeLessThanOrEqual(limit.rows)
        if (batch.length > 1) expect(batch.length * Math.ceil((batch[0] ?? 0) / limit.lengthStep) * limit.lengthStep).toBeLessThanOrEqual(limit.tokens)
      }
    }),
  )
})

test('no way of cutting a sorted list into powers of two costs less', () => {
  const ways = (lengths: readonly number[]): number[][][] =>
    lengths.length === 0 ? [[]] : [1, 2, 4].filter((rows) => rows <= lengths.length).flatMap((rows) => ways(lengths.slice(rows)).map((rest) => [lengths.slice(0, rows), ...rest]))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 7 }), (lengths) => {
      const cheapest = Math.min(...ways(lengths.toSorted((a, b) => b - a)).map((way) => costOf(way)))
      expect(costOf(cutFewShapes(lengths, same, limits))).toBe(cheapest)
    }),
  )
})

test('short items are not padded to a long one’s length where another run is cheaper', () => {
  const lengths = [...Array.from({ length: 8 }, () => 256), ...Array.from({ length: 32 }, () => 64)]
  expect(cutBatches(lengths, same, batchLimits('webgpu', 'fp32')).map((batch) => batch.length)).toEqual([8, 32])
  // Where a run costs more than the padding, they go together.
  expect(cutFewShapes([32, 16], same, limits)).toEqual([[32, 16]])
})
