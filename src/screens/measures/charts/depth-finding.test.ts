import { expect, test } from 'vitest'
import type { DepthLine } from '../../../state/chart-views.ts'
import { depthFinding, tableDepths, topOf } from './depth-finding.ts'

const line = (name: string, ...values: number[]): DepthLine => ({
  system: { key: name, name, kind: 'cross-encoder', system: { kind: 'ideal' }, colour: 1, start: null },
  n: 3,
  points: values.map((value, depth) => ({ depth, value, pairsPerQuery: depth, millisecondsPerQuery: null })),
})

test('the title names the best line and its depth', () => {
  expect(depthFinding([line('A', 0.5, 0.6, 0.55), line('B', 0.5, 0.4, 0.3)], 'MAP')).toBe('A is best over the first 1 of 2 candidates (MAP 0.6000)')
  expect(depthFinding([line('A', 0.5, 0.6, 0.7)], 'MAP')).toBe('A gains down to the last of 2 candidates (MAP 0.7000)')
  expect(depthFinding([line('A', 0.5, 0.4, 0.3)], 'MAP')).toBe('Reranking loses MAP at every depth')
  expect(depthFinding([], 'MAP')).toMatch(/\?$/)
})

test('what differs in the fifth decimal is as good at less depth', () => expect(topOf(line('A', 0, 0.60001, 0.60003))?.depth).toBe(1))

test('a table has round depths and the deepest', () => {
  expect(tableDepths(100)).toEqual([0, 1, 2, 5, 10, 20, 50, 100])
  expect(tableDepths(30)).toEqual([0, 1, 2, 5, 10, 20, 30])
  expect(tableDepths(0)).toEqual([0])
})
