import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UNREACHED } from '../columns/unreached.ts'
import { sortOnce } from './depth-cut.ts'
import { entryPlaces } from './entry-places.ts'
import { rerank } from './holes.ts'
import { orderByScore } from './order.ts'
import { rankedPairs } from './rankings.ts'

const columns = { offsets: Uint32Array.of(0, 5, 8), passage: Uint32Array.of(0, 1, 2, 3, 4, 2, 1, 0) }
const docOrder = Uint32Array.of(0, 1, 2, 3, 4)
const first = orderByScore(columns, Float64Array.of(5, 4, 3, 2, 1, 3, 2, 1), docOrder)

it('builds the order of every depth, one candidate after another', () => {
  const logits = fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(logits, (values) => {
      const scores = Float32Array.from(values)
      const places = entryPlaces(sortOnce(first, scores, columns, docOrder))
      for (const query of [0, 1]) {
        const before = [...rankedPairs(first, query)]
        const head: number[] = []
        before.forEach((pair, at) => {
          head.splice(places[(first.offsets[query] ?? 0) + at] ?? -1, 0, pair)
          const wanted = rankedPairs(rerank(first, scores, columns, docOrder, at + 1), query)
          expect([...head, ...before.slice(at + 1)]).toEqual([...wanted])
        })
      }
    }),
  )
})

it('ends at the first candidate without a score', () => {
  const places = entryPlaces(sortOnce(first, Float32Array.of(1, 2, NaN, 4, 5, 1, 2, 3), columns, docOrder))
  expect([...places]).toEqual([0, 0, UNREACHED, UNREACHED, UNREACHED, 0, 0, 0])
})
