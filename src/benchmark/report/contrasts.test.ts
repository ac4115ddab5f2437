import { expect, test } from 'vitest'
import { benchmarkReport } from '../testing/benchmark-report.ts'
import { contrastsOf } from './contrasts.ts'

test('every system is held against the first stage', () => {
  const contrasts = contrastsOf(benchmarkReport(), 'nDCG@10')
  expect(contrasts.map(({ system, delta, wins, ties, losses, n }) => [system.name, delta, wins, ties, losses, n])).toEqual([
    ['m', 0.1875, 3, 1, 0, 4],
    ['n', 0.375, 3, 0, 1, 4],
  ])
  // Three differences of one sign: of the eight ways to sign them two are as extreme.
  expect(contrasts[0]?.p).toBe(0.25)
  expect(contrasts[0]?.corrected).toBeGreaterThanOrEqual(contrasts[0]?.p ?? 1)
  expect(contrastsOf(benchmarkReport(), 'MAP')).toEqual([])
})
