import { expect, test } from 'vitest'
import type { Scorer } from '../systems/system.ts'
import { keepScores } from './keep-scores.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { recall } from './recall.ts'
import { collectionOf } from './testing/collection.ts'

const scorer: Scorer = { kind: 'cross-encoder', model: 'tuned/a', revision: 'r', dtype: 'fp32', maxLength: 48 }
const collection = collectionOf([{ query: 'a', passages: ['one', 'two', 'three'] }, { query: 'b', passages: ['four'] }, { query: 'c', passages: ['five', 'six'] }])

test('scores in any order are recalled as a job’s are', async () => {
  const ledger = new MemoryLedger()
  await keepScores(collection, ledger, scorer, Uint32Array.of(5, 2, 0, 4), Float32Array.of(0.5, 0.2, 0, 0.4))
  const found: unknown[] = []
  const queries = [0, 1, 2].map((query) => ({ query, pairs: Uint32Array.from({ length: 6 }, (_, pair) => pair).slice(collection.candidates.offsets[query], collection.candidates.offsets[query + 1]) }))
  await recall(collection, ledger, scorer, queries, ({ query, pairs, scores }) => found.push([query, [...pairs], [...scores]]))
  expect(found).toEqual([[0, [0, 2], [0, Math.fround(0.2)]], [2, [4, 5], [Math.fround(0.4), 0.5]]])
})

test('what is no score of a pair is refused', async () => {
  const keep = (pairs: Uint32Array, scores: Float32Array) => keepScores(collection, new MemoryLedger(), scorer, pairs, scores)
  await expect(keep(Uint32Array.of(0), Float32Array.of(1, 2))).rejects.toThrow('2 scores were given for 1 pairs')
  await expect(keep(Uint32Array.of(0, 6), Float32Array.of(1, 2))).rejects.toThrow('The collection has no pair 6')
  await expect(keep(Uint32Array.of(3), Float32Array.of(NaN))).rejects.toThrow('A score of the query in row 1 is not a number')
})
