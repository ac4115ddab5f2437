import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNJUDGED } from '../judged-ranking.ts'
import { defaultParameters } from '../measures/parameters.ts'
import { measureTable } from '../measures/table.ts'
import { expectations } from './expected.ts'
import { greatestOrder, leastOrder } from './extremes.ts'
import { tieStarts, type TiedRanking } from './tied-ranking.ts'

/** Every order of what stands in each group, by brute force. */
function* orders({ ranked, starts }: TiedRanking, group = 0): Generator<number[]> {
  if (group + 1 >= starts.length) return yield []
  for (const behind of orders({ ranked, starts, judged: ranked }, group + 1)) {
    for (const here of permutations([...ranked.subarray(starts[group], starts[group + 1])])) yield [...here, ...behind]
  }
}

function* permutations(items: readonly number[]): Generator<number[]> {
  if (items.length === 0) return yield []
  for (const [at, item] of items.entries()) for (const rest of permutations(items.toSpliced(at, 1))) yield [item, ...rest]
}

const grade = fc.constantFrom(UNJUDGED, -1, 0, 0, 1, 1, 2, 3)
const tiedRanking = fc
  .record({ groups: fc.array(fc.array(grade, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), missed: fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 3 }) })
  .map(({ groups, missed }): TiedRanking => {
    let at = 0
    const ranked = groups.flat()
    return { ranked: Int32Array.from(ranked), judged: Int32Array.from([...ranked.filter((one) => one !== UNJUDGED), ...missed]), starts: Uint32Array.of(0, ...groups.map(({ length }) => (at += length))) }
  })

describe.each(measureTable.filter(({ summary }) => summary === 'mean'))('$name over tie orders', ({ name, value }) => {
  const parameters = { ...defaultParameters, max: 3 }

  it('has the expectation, the least and the greatest of all orders tried one by one', () => {
    fc.assert(
      fc.property(tiedRanking, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2 }), (tied, cutoff, level) => {
        const values = [...orders(tied)].map((ranked) => value({ ranked: Int32Array.from(ranked), judged: tied.judged }, cutoff, level, parameters))
        expect(expectations[name]?.(tied, cutoff, level, parameters)).toBeCloseTo(values.reduce((sum, one) => sum + one, 0) / values.length, 10)
        expect(value(leastOrder(tied), cutoff, level, parameters)).toBeCloseTo(Math.min(...values), 10)
        expect(value(greatestOrder(tied), cutoff, level, parameters)).toBeCloseTo(Math.max(...values), 10)
      }),
      { numRuns: 25 },
    )
  })
})

describe('tieStarts', () => {
  const score = Float64Array.of(3, 2, 2, 2, 1, 1)

  it('begins a group where the score changes', () => expect([...tieStarts(Uint32Array.of(0, 3, 2, 1, 4, 5), score)]).toEqual([0, 1, 4, 6]))

  it('past the depth nothing is tied', () => expect([...tieStarts(Uint32Array.of(0, 1, 2, 3, 4, 5), score, 3)]).toEqual([0, 1, 3, 4, 5, 6]))
})
