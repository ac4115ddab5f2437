import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

test('batches of several lanes that come back at once are as fast as the round they are of', () => {
  const pace = new Pace(4)
  for (let round = 0; round < 5; round++) for (const milliseconds of [100, 0.01, 0.01, 0.01]) pace.ran(500, milliseconds)
  expect(pace.rounds).toBe(5)
  expect(pace.tokensPerSecond).toBeCloseTo(20_000, -2)
})

test('a round that compiles, and one that is not over, do not count', () => {
  const pace = new Pace(2)
  expect(pace.tokensPerSecond).toBe(0)
  for (const milliseconds of [5000, 0, 10, 10, 10, 10, 9000]) pace.ran(100, milliseconds)
  expect(pace.rounds).toBe(3)
  expect(pace.tokensPerSecond).toBe(10_000)
})
