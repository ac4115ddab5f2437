import { describe, expect, test } from 'vitest'
import type { ComparisonColumn, ShownSystem } from '../../state/views.ts'
import { curvesBetween, GAP_WIDTH, ROW_HEIGHT } from './curves.ts'

const system: ShownSystem = { key: 'k', name: 'n', kind: 'first-stage', system: { kind: 'ideal' }, colour: 0, start: null }

/** A column of pairs in order; a pair's grade is 1 where it is even. */
const column = (pairs: readonly number[]): ComparisonColumn => ({
  system,
  length: pairs.length,
  item(at) {
    const pair = pairs[at]
    if (pair === undefined) throw new RangeError(`Rank ${at + 1}`)
    return { pair, passage: pair, docid: `d${pair}`, rank: at + 1, move: null, score: null, grade: pair % 2 === 0 ? 1 : null, belowDepth: false }
  },
  byRanks: false,
  placeOf: (pair) => pairs.indexOf(pair),
  value: null,
  delta: null,
  scored: 0,
  firstRelevant: null,
  wanted: 0,
})

const ends = (path: string) =>
  [...path.matchAll(/M0 ([\d.]+)(?:H|C[\d.]+ [\d.]+ [\d.]+ [\d.]+ )([\d.]+)(?: ([\d.]+))?/g)].map(([, from, , to]) => {
    const row = (y: string | undefined) => Number(y) / ROW_HEIGHT - 0.5
    return [row(from), row(to ?? from)]
  })

describe('curves between two columns', () => {
  const left = column([0, 1, 2, 3, 4, 5, 6, 7])
  const right = column([7, 1, 0, 9, 4, 2])

  test('each joins the same passage, relevant ones apart', () => {
    const { plain, relevant, leaving, relevantLeaving, lit } = curvesBetween(left, right, { first: 0, last: 7 }, null, 1)
    expect(ends(relevant)).toEqual([
      [0, 2],
      [2, 5],
      [4, 4],
    ])
    expect(ends(plain)).toEqual([
      [1, 1],
      [7, 0],
    ])
    expect([leaving, relevantLeaving, lit]).toEqual(['', '', ''])
  })

  test('only passages with an end among the drawn rows are drawn, and each once', () => {
    const { plain, relevant, leaving, relevantLeaving } = curvesBetween(left, right, { first: 0, last: 2 }, null, 1)
    expect(ends(relevant)).toEqual([[0, 2]])
    expect(ends(plain)).toEqual([[1, 1]])
    expect(ends(relevantLeaving)).toEqual([[2, 5]])
    expect(ends(leaving)).toEqual([[7, 0]])
  })

  test('what one column lacks has no curve', () => {
    const all = Object.values(curvesBetween(column([1, 3]), column([2, 9]), { first: 0, last: 10 }, 3, 1))
    expect(all.join('')).toBe('')
  })

  test('the lit passage is drawn apart, also where both its ends are elsewhere', () => {
    const near = curvesBetween(left, right, { first: 0, last: 2 }, 7, 1)
    expect(ends(near.lit)).toEqual([[7, 0]])
    expect(ends(near.relevantLeaving)).toEqual([[2, 5]])
    expect(near.leaving).toBe('')
    const far = curvesBetween(column([9, 8, 7, 6, 5, 4]), column([4, 5, 8, 7, 6, 9]), { first: 1, last: 3 }, 9, 1)
    expect(ends(far.lit)).toEqual([[0, 5]])
  })

  test('curves end at the gap’s edge', () => {
    expect(curvesBetween(column([1, 3]), column([3, 1]), { first: 0, last: 1 }, null, 1).plain).toBe(
      `M0 22C${GAP_WIDTH / 2} 22 ${GAP_WIDTH / 2} 66 ${GAP_WIDTH} 66M0 66C${GAP_WIDTH / 2} 66 ${GAP_WIDTH / 2} 22 ${GAP_WIDTH} 22`,
    )
  })
})
