import { expect, test } from 'vitest'
import type { Scorer } from '../systems/system.ts'
import { passageKey, queryKey } from './kept-scores.ts'
import { MemoryFeatures } from './memory-features.ts'
import { missingFeatures } from './missing-features.ts'
import { collectionOf } from './testing/collection.ts'

const scorer: Scorer = { kind: 'cross-encoder', model: 'm', revision: '1', dtype: 'fp32', maxLength: 64 }
const collection = collectionOf([
  { query: 'first', passages: ['a', 'b', 'c'] },
  { query: 'second', passages: ['a', 'd'] },
])
const queries = [
  { query: 0, pairs: Uint32Array.of(0, 2) },
  { query: 1, pairs: Uint32Array.of(3, 4) },
]

test('of the pairs that are asked for, those without features are counted, for this scorer and query alone', async () => {
  const store = new MemoryFeatures()
  expect(await missingFeatures(collection, store, scorer, queries)).toBe(4)
  const [a, b] = [0, 1].map((row) => passageKey(collection, { row, query: 0, passage: row })) as [string, string]
  await store.append(scorer, queryKey(collection, 0), [a, b], new Float32Array(4))
  // The same text under the second query is another pair, and b was not asked for.
  expect(await missingFeatures(collection, store, scorer, queries)).toBe(3)
  expect(await missingFeatures(collection, store, { ...scorer, maxLength: 32 }, queries)).toBe(4)
  expect(await missingFeatures(collection, store, scorer, [])).toBe(0)
})

test('a query that is not there is an error', async () => {
  await expect(missingFeatures(collection, new MemoryFeatures(), scorer, [{ query: 9, pairs: Uint32Array.of(0) }])).rejects.toThrow(RangeError)
})
