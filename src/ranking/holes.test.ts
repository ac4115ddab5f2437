import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rerank } from './holes.ts'
import { orderByScore } from './order.ts'
import { rankedPairs } from './rankings.ts'

const columns = { offsets: Uint32Array.of(0, 4, 6), passage: Uint32Array.of(0, 1, 2, 3, 4, 5) }
const docOrder = Uint32Array.of(0, 1, 2, 3, 4, 5)
const first = orderByScore(columns, Float64Array.of(4, 3, 2, 1, 2, 1), docOrder)
const reranked = (logits: number[], depth: number, over = first) => {
  const { pairs, complete } = rerank(over, Float32Array.from(logits), columns, docOrder, depth)
  return { pairs: [...pairs], complete: [...complete] }
}

describe('rerank', () => {
  it('sorts down to the depth and leaves the rest behind in the order it had', () => {
    expect(reranked([1, 2, 9, 10, 0, 1], 2)).toEqual({ pairs: [1, 0, 2, 3, 5, 4], complete: [1, 1] })
  })

  it('needs no scores past the depth', () => {
    expect(reranked([1, 2, NaN, NaN, 0, 1], 2)).toEqual({ pairs: [1, 0, 2, 3, 5, 4], complete: [1, 1] })
  })

  it('says where scores are missing, and puts those pairs behind the scored ones', () => {
    expect(reranked([NaN, 1, NaN, 2, 0, 1], 3)).toEqual({ pairs: [1, 0, 2, 3, 5, 4], complete: [0, 1] })
    expect(reranked([NaN, NaN, NaN, NaN, NaN, NaN], 4)).toEqual({ pairs: [...first.pairs], complete: [0, 0] })
  })

  it('breaks equal logits by docno, not by the order before', () => expect(reranked([1, 1, 1, 1, 1, 1], 3).pairs).toEqual([2, 1, 0, 3, 5, 4]))

  it('of an incomplete order is incomplete', () => {
    const over = rerank(first, Float32Array.of(1, NaN, 3, 4, 1, 2), columns, docOrder, 4)
    expect(reranked([1, 2, 3, 4, 5, 6], 2, over).complete).toEqual([0, 1])
  })

  it('gives with what it gave before the same as without, whichever scores have come or changed since', () => {
    const logit = fc.oneof(fc.constant(NaN), fc.integer({ min: -2, max: 2 }))
    const logits = fc.array(logit, { minLength: 6, maxLength: 6 }).map((values) => Float32Array.from(values))
    fc.assert(
      fc.property(logits, logits, fc.integer({ min: 1, max: 5 }), (earlier, later, depth) => {
        const before = { rankings: rerank(first, earlier, columns, docOrder, depth), logits: earlier }
        expect(rerank(first, later, columns, docOrder, depth, before)).toEqual(rerank(first, later, columns, docOrder, depth))
      }),
    )
  })

  it('leaves the order that it was given as it was', () => {
    const before = [...first.pairs]
    reranked([1, 2, 3, 4, 5, 6], 4)
    expect([...first.pairs]).toEqual(before)
  })

  it.each([0, -1, 1.5, NaN])('refuses a depth of %s', (depth) => expect(() => reranked([1, 2, 3, 4, 5, 6], depth)).toThrow(RangeError))

  it('to any depth holds the same pairs, and its tail is the tail it had', () => {
    const logit = fc.oneof(fc.float({ noNaN: true }), fc.constant(NaN))
    fc.assert(
      fc.property(fc.array(logit, { minLength: 6, maxLength: 6 }), fc.integer({ min: 1, max: 8 }), (logits, depth) => {
        const result = rerank(first, Float32Array.from(logits), columns, docOrder, depth)
        for (const query of [0, 1]) {
          const [before, after] = [rankedPairs(first, query), rankedPairs(result, query)]
          expect([...after].sort()).toEqual([...before].sort())
          expect([...after.subarray(depth)]).toEqual([...before.subarray(depth)])
        }
      }),
    )
  })
})
