import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteOrder } from '../columns/byte-order.ts'
import { textTable } from '../columns/text-table.ts'
import { orderByScore } from './order.ts'
import { rankedPairs } from './rankings.ts'

const oneQuery = (documents: readonly string[]) => ({
  columns: { offsets: Uint32Array.of(0, documents.length), passage: Uint32Array.from(documents, (_, at) => at) },
  docOrder: byteOrder(textTable(documents)),
})

function order(documents: readonly string[], scores: Float32Array | Float64Array): string[] {
  const { columns, docOrder } = oneQuery(documents)
  return Array.from(rankedPairs(orderByScore(columns, scores, docOrder), 0), (pair) => documents[pair] ?? '?')
}

describe('orderByScore', () => {
  it('puts larger scores first and, of equal ones, the larger docno', () => {
    expect(order(['a', 'b', 'c', 'd'], Float64Array.of(1, 2, 1, 3))).toEqual(['d', 'b', 'c', 'a'])
  })

  it('compares docnos as bytes, not as UTF-16', () => {
    expect(order(['\uff61', '\u{1f600}'], Float64Array.of(1, 1))).toEqual(['\u{1f600}', '\uff61'])
  })

  it('keeps the precision that scores have', () => {
    const close = [0.99999999, 0.99999998, 0.99999997]
    expect(order(['a', 'b', 'c'], Float64Array.from(close))).toEqual(['a', 'b', 'c'])
    expect(order(['a', 'b', 'c'], Float32Array.from(close))[0]).not.toBe('a')
  })

  it('takes -0 for 0, and infinities as they are', () => {
    expect(order(['a', 'b', 'c', 'd'], Float64Array.of(0, -0, -Infinity, Infinity))).toEqual(['d', 'b', 'a', 'c'])
  })

  it('leaves out what has no score, query by query', () => {
    const columns = { offsets: Uint32Array.of(0, 2, 2, 5), passage: Uint32Array.of(0, 1, 1, 0, 2) }
    const rankings = orderByScore(columns, Float64Array.of(NaN, 1, 2, NaN, 3), Uint32Array.of(0, 1, 2))
    expect([0, 1, 2].map((query) => [...rankedPairs(rankings, query)])).toEqual([[1], [], [4, 2]])
    expect([...rankings.complete]).toEqual([1, 1, 1])
    expect(() => rankedPairs(rankings, 3)).toThrow(RangeError)
  })

  it('is the order of a plain sort, on lists of every length and with many ties', () => {
    const score = fc.constantFrom(-1, 0, 0.5, 1, 2, NaN)
    fc.assert(
      fc.property(fc.array(score, { maxLength: 200 }), fc.boolean(), (values, presorted) => {
        const scores = Float64Array.from(presorted ? values.toSorted((a, b) => b - a) : values)
        const documents = values.map((_, at) => `d${at}`)
        const plain = documents
          .map((document, at) => ({ document, score: scores[at] ?? NaN }))
          .filter((one) => !Number.isNaN(one.score))
          .sort((a, b) => b.score - a.score || (a.document < b.document ? 1 : -1))
        expect(order(documents, scores)).toEqual(plain.map(({ document }) => document))
      }),
    )
  })
})
