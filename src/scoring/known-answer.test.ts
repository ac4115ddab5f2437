import { describe, expect, test } from 'vitest'
import { batchLimits } from './batches.ts'
import { checkAgainstItself, compareKnownAnswers, knownPairs } from './known-answer.ts'
import type { Pair, PairScorer } from './pair-scorer.ts'

const right = Float32Array.from(knownPairs, (_, i) => 3 - i / 2)
const changed = (at: number, value: number) => right.with(at, value)

describe('known answers', () => {
  test('within the bound are believed', () => expect(compareKnownAnswers(changed(3, 1.5009), right, 1e-3)).toBeNull())
  test.each<[string, Float32Array, RegExp]>([
    ['not a number', changed(4, NaN), /score 5 of 12 is NaN/],
    ['infinite', changed(4, Infinity), /Infinity/],
    ['all alike', right.map(() => 0), /12 different pairs all score 0/],
    ['off by more than the bound', changed(3, 1.502), /known pair 4 .*on WASM/],
  ])('that are %s are not', (_, scores, reason) => expect(compareKnownAnswers(scores, right, 1e-3)).toMatch(reason))
  test('in another order than pairs that are farther apart than the bound are not', () => {
    const close = Float32Array.from(knownPairs, (_, i) => i * 0.025)
    const swapped = close.with(0, 0.019).with(1, 0.018)
    expect(compareKnownAnswers(swapped, close, 2e-2)).toMatch(/1 and 2|2 and 1/)
  })
})

describe('a model that is too large to be held twice', () => {
  const limits = batchLimits('webgpu', 'fp32')
  const scorer = (score: (pair: Pair, batch: readonly Pair[]) => number): PairScorer => ({
    cut: (pairs) => [[...pairs]],
    score: async (pairs) => ({ tokens: 0, padding: 0, scores: Float32Array.from(pairs, (pair) => score(pair, pairs)) }),
  })
  test('is believed where a score depends on its pair alone', async () => expect(await checkAgainstItself(scorer(({ row }) => row), 1e-3, limits)).toBeNull())
  test('is not where it depends on the batch', async () => expect(await checkAgainstItself(scorer(({ row }, { length }) => row + length), 1e-3, limits)).toMatch(/alone/))
  test('is not where neighbours score alike', async () => expect(await checkAgainstItself(scorer(({ row }) => row >> 1), 1e-3, limits)).toMatch(/exactly alike/))
})
