import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textAt } from '../columns/text-table.ts'
import { parts, sampleQueries, splitByShare, type QuerySplit } from './split.ts'
import { questions, rowsOf } from './testing/questions.ts'

const shares = { validation: 0.2, test: 0.3 }
const sizes = (split: QuerySplit) => parts.map((part) => split[part].length)
const many = (count: number) => Array.from({ length: count }, (_, at) => [`q${at}`, `question number ${at}`] as const)

describe('a split by share', () => {
  it('has every query in one part, in shares of whole queries', () => {
    const collection = questions(many(101))
    const split = splitByShare(collection, rowsOf(collection), shares, 1)
    expect(sizes(split)).toEqual([51, 20, 30])
    expect(parts.flatMap((part) => Array.from(split[part])).sort((a, b) => a - b)).toEqual(Array.from(rowsOf(collection)))
    for (const part of parts) expect(split[part]).toEqual(split[part].slice().sort())
  })

  it('is the same for the same ids in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(many(40), { minLength: 40 }), fc.integer({ min: 0, max: 0xffffffff }), (shuffled, seed) => {
        const named = (queries: readonly (readonly [string, string])[]) => {
          const collection = questions(queries)
          const split = splitByShare(collection, rowsOf(collection), shares, seed)
          return parts.map((part) => Array.from(split[part], (row) => textAt(collection.queryIds, row)).sort())
        }
        expect(named(shuffled)).toEqual(named(many(40)))
      }),
      { numRuns: 50 },
    )
  })

  it('is another for another seed', () => {
    const collection = questions(many(60))
    const tests = new Set([1, 2, 3, 4].map((seed) => splitByShare(collection, rowsOf(collection), shares, seed).test.join()))
    expect(tests.size).toBe(4)
  })

  it('parts neither phrasings nor the same words under two ids', () => {
    const queries = many(30).flatMap(([id, text], at) => [
      [`${id}#1`, text] as const,
      [`${id}#2`, `put otherwise, ${at}`] as const,
      [`twin-${id}`, `Put otherwise: ${at}?`] as const,
    ])
    const collection = questions(queries)
    const split = splitByShare(collection, rowsOf(collection), shares, 5)
    for (const part of parts) {
      const stems = Array.from(split[part], (row) => textAt(collection.queryIds, row).replace(/^twin-|#\d$/g, ''))
      for (const stem of new Set(stems)) expect(stems.filter((other) => other === stem)).toHaveLength(3)
    }
  })

  it('does not take queries without a text for the same', () => {
    const collection = questions(many(10).map(([id]) => [id, ''] as const))
    expect(sizes(splitByShare(collection, rowsOf(collection), shares, 5))).toEqual([5, 2, 3])
  })

  it('splits the rows that it is given only', () => {
    const collection = questions(many(50))
    const split = splitByShare(collection, Uint32Array.of(4, 9, 14, 19), { validation: 0.01, test: 0 }, 2)
    expect(sizes(split)).toEqual([3, 1, 0])
    expect([...split.train, ...split.validation].sort((a, b) => a - b)).toEqual([4, 9, 14, 19])
  })

  it.each([
    [{ validation: 0.5, test: 0.5 }, 'leave nothing'],
    [{ validation: -0.1, test: 0.5 }, 'leave nothing'],
    [{ validation: NaN, test: 0 }, 'leave nothing'],
    [{ validation: 0.1, test: 0.1 }, 'too few'],
  ])('refuses %o of two queries', (wrong, why) => {
    const collection = questions(many(2))
    expect(() => splitByShare(collection, rowsOf(collection), wrong, 1)).toThrow(why)
  })

  it('refuses queries that are all the same', () => {
    const collection = questions(many(20).map(([id]) => [id, 'the same'] as const))
    expect(() => splitByShare(collection, rowsOf(collection), shares, 1)).toThrow('none is left')
  })
})

describe('a sample of queries', () => {
  it('is in every larger one', () => {
    const collection = questions(many(80))
    const small = sampleQueries(collection, rowsOf(collection), 10, 3)
    const large = new Set(sampleQueries(collection, rowsOf(collection), 25, 3))
    expect(small).toHaveLength(10)
    expect(large.size).toBe(25)
    expect(Array.from(small).every((row) => large.has(row))).toBe(true)
    expect(sampleQueries(collection, rowsOf(collection), 500, 3)).toEqual(rowsOf(collection))
  })
})
