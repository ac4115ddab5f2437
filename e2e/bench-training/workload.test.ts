import { expect, it } from 'vitest'
import { WIDTH, workload } from './workload.ts'

const size = { features: 70, batch: 16, seed: 5 }

it('is the same for the same seed, and another for another', () => {
  expect(workload(size)).toEqual(workload(size))
  expect(workload({ ...size, seed: 6 }).features).not.toEqual(workload(size).features)
})

it('has each row in one batch at most, and whole batches only', () => {
  const { batches, features, head } = workload(size)
  expect(batches).toHaveLength(4)
  const rows = batches.flatMap((batch) => [...batch.rows])
  expect(new Set(rows).size).toBe(4 * 16)
  expect(rows.every((row) => row >= 0 && row < 70)).toBe(true)
  expect(features).toHaveLength(70 * WIDTH)
  expect([head.dense, head.denseBias, head.out, head.outBias].map(({ length }) => length)).toEqual([WIDTH * WIDTH, WIDTH, WIDTH, 1])
})

it('has labels of both kinds, spread over the features as numbers between -1 and 1 are', () => {
  const { batches, features } = workload({ ...size, features: 2000, batch: 500 })
  const labels = batches.flatMap((batch) => [...batch.labels])
  const share = labels.filter((label) => label === 1).length / labels.length
  expect(share).toBeGreaterThan(0.3)
  expect(share).toBeLessThan(0.7)
  expect(features.every((value) => Math.abs(value) <= 1)).toBe(true)
  expect(Math.abs(features.reduce((sum, value) => sum + value, 0) / features.length)).toBeLessThan(0.01)
})

it('refuses a batch larger than all there is', () => {
  expect(() => workload({ ...size, batch: 71 })).toThrow('A batch of 71 cannot be cut from 70 features.')
})
