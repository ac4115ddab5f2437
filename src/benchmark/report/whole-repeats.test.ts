import { expect, test } from 'vitest'
import { repeatOf, speed } from '../testing/benchmark-report.ts'
import { wholeRepeats } from './whole-repeats.ts'

const part = (shard: string, pairs: number, rate: number, change = {}) => repeatOf({ part: { shard, pairs }, stages: [{ ...speed, pairsPerSecond: rate, tokensPerSecond: rate * 90, p50: rate }], ...change })

test('repeats over all queries stand by themselves, also two that have the same number', () => {
  const repeats = [repeatOf(), repeatOf({ repeat: 2, attempts: 3 }), repeatOf()]
  expect(wholeRepeats(repeats)).toEqual(repeats.map(({ attempts, stages }) => ({ attempts, stages })))
})

test('parts of a repeat are one: all pairs over all time', () => {
  // 300 pairs in 3 s and 100 in 2 s are 400 in 5 s.
  const [whole, ...others] = wholeRepeats([part('1/2', 300, 100), part('2/2', 100, 50, { attempts: 2 })])
  expect(others).toEqual([])
  expect(whole).toMatchObject({ attempts: 2, stages: [{ pairsPerSecond: 80, tokensPerSecond: 80 * 90, p50: (300 * 100 + 100 * 50) / 400, load: speed.load }] })
  expect(whole?.stages[0]?.padding).toBeCloseTo(speed.padding, 12)
})

test('parts of several repeats are as many wholes', () => {
  const repeats = [part('1/2', 10, 1), part('1/2', 10, 2, { repeat: 2 }), part('2/2', 10, 1), part('2/2', 10, 2, { repeat: 2 })]
  expect(wholeRepeats(repeats).map(({ stages }) => stages[0]?.pairsPerSecond)).toEqual([1, 2])
})

test('what one part did not measure, the whole has not', () => {
  expect(wholeRepeats([part('1/2', 10, 1), part('2/2', 10, 1, { stages: [null] })])[0]?.stages).toEqual([null])
})
