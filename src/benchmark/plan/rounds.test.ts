import { expect, test } from 'vitest'
import { shard, turns } from './rounds.ts'

test('each round begins one further on, and takes everything once', () => {
  expect(turns(['a', 'b', 'c'], 3).map(({ item, repeat }) => `${item}${repeat}`).join(' ')).toBe('a1 b1 c1 b2 c2 a2 c3 a3 b3')
  expect(turns([], 3)).toEqual([])
})

test('shards are disjoint, and together the whole', () => {
  const items = Array.from({ length: 7 }, (_, at) => at)
  expect([1, 2, 3].flatMap((index) => shard(items, index, 3)).sort()).toEqual(items)
  expect(shard(items, 2, 3)).toEqual([1, 4])
  expect(() => shard(items, 4, 3)).toThrow(RangeError)
  expect(() => shard(items, 0, 3)).toThrow(RangeError)
})
