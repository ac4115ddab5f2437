import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byLength, inRankOrder } from './batching.ts'

it('cuts as they come', () => {
  expect(inRankOrder(5, 2)).toEqual([[0, 1], [2, 3], [4]])
  expect(inRankOrder(3, Infinity)).toEqual([[0, 1, 2]])
  expect(inRankOrder(0, Infinity)).toEqual([])
})

it('cuts by length under the budget, longest first', () => {
  expect(byLength([10, 50, 20, 40], 100)).toEqual([[1, 3], [2, 0]])
  expect(byLength([500, 3], 100)).toEqual([[0], [1]])
})

it('puts every row in one batch, and none over the budget but a row that is too long by itself', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 300 })), fc.integer({ min: 1, max: 1000 }), (lengths, budget) => {
      const batches = byLength(lengths, budget)
      expect(batches.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, row) => row))
      for (const batch of batches) {
        const longest = Math.max(...batch.map((row) => lengths[row] as number))
        if (batch.length > 1) expect(batch.length * longest).toBeLessThanOrEqual(budget)
      }
    }),
  )
})
