import { describe, expect, it } from 'vitest'
import { barAt, barPath, finding, reach, tally } from './finding.ts'

const differences = (...values: number[]) =>
  values.map((difference, query) => ({ query, id: `q${query}`, text: '', a: difference, b: 0, difference }))

describe('finding', () => {
  it('leads with the side that wins more queries', () => {
    expect(finding('A', 'B', differences(0.5, 0.2, 0, -0.1))).toBe('A is better than B on 2 of 4 queries, worse on 1')
    expect(finding('A', 'B', differences(0.5, -0.2, -0.1))).toBe('A is worse than B on 2 of 3 queries, better on 1')
  })

  it('does not call rounding a difference', () => {
    expect(tally(differences(1e-17, -1e-16, 0.3))).toEqual({ better: 1, equal: 2, worse: 0 })
    expect(finding('A', 'B', differences(1e-17, 0))).toBe('A and B are equal on all 2 queries')
  })

  it('says so when there is nothing to compare', () => {
    expect(finding('A', 'B', [])).toMatch(/No judged query/)
  })
})

describe('bars', () => {
  it('reaches to the next round number', () => {
    expect(reach(differences(0.642, -0.185))).toBeCloseTo(0.8)
    expect(reach(differences(0.2))).toBeCloseTo(0.2)
    expect(reach(differences(-0.31))).toBeCloseTo(0.4)
    expect(reach(differences(0.97))).toBeCloseTo(1)
    expect(reach([])).toBeCloseTo(0.1)
  })

  it('draws each side from the middle, the largest of it to the edge', () => {
    expect(barPath(differences(1, -0.5), 1, 20, 100)).toBe('M0 50v-50h9V50Z')
    expect(barPath(differences(1, -0.5), -1, 20, 100)).toBe('M10 50v25h9V50Z')
  })

  it('finds the bar under the pointer', () => {
    expect([-1, 0, 9.9, 10, 19.9, 20].map((x) => barAt(x, 20, 2))).toEqual([-1, 0, 0, 1, 1, -1])
  })
})
