import { expect, test } from 'vitest'
import { benchmarkReport, measuredCell, measuredPlan, repeatOf, speed } from '../testing/benchmark-report.ts'
import { assembleReport } from './assemble.ts'
import { marksOf } from './marks.ts'
import { millisecondsPerQuery, repeatedSpeed } from './repeated-speed.ts'

test('first stages first, then cells in the plan’s order, with files of their own', () => {
  const { systems } = benchmarkReport()
  expect(systems.map(({ name, slug, asked }) => [name, slug, asked?.model ?? null])).toEqual([['First stage', 'First-stage', null], ['m', 'm', 'm'], ['n', 'n', 'n']])
  expect(benchmarkReport([1]).systems.map(({ name }) => name)).toEqual(['First stage', 'n'])
})

test('a speed is the median of its repeats, with the slowest and the fastest', () => {
  const rates = [90, 120, 100].map((pairsPerSecond) => repeatOf({ stages: [{ ...speed, pairsPerSecond }] }))
  expect(repeatedSpeed(rates)).toMatchObject({ pairsPerSecond: 100, slowest: 90, fastest: 120, repeats: 3, p50: 20 })
})

test('what was not measured is null', () => {
  expect(repeatedSpeed([])).toBeNull()
  expect(repeatedSpeed([repeatOf({ stages: [null] })])).toBeNull()
  expect(repeatedSpeed([repeatOf({ stages: [{ ...speed, pairsPerSecond: 0 }] })])).toBeNull()
  expect(millisecondsPerQuery([repeatOf({ stages: [speed, null] })], [stage(40), stage(8)])).toBeNull()
})

const stage = (pairs: number) => ({ model: 'm', dtype: 'fp32', device: 'wasm', depth: 10, pairs, queries: 4, millisecondsPerPair: 1 }) as const

test('a pipeline has no rate of its own, and takes the time of all its stages', () => {
  const repeats = [repeatOf({ stages: [speed, { ...speed, pairsPerSecond: 10 }] })]
  expect(repeatedSpeed(repeats)).toBeNull()
  // 10 pairs at 100 a second, and 2 at 10.
  expect(millisecondsPerQuery(repeats, [stage(40), stage(8)])).toBeCloseTo(300, 9)
})

test('a repeat that a crash broke into counts only where there is no other', () => {
  const broken = repeatOf({ attempts: 2, stages: [{ ...speed, pairsPerSecond: 1 }] })
  expect(repeatedSpeed([broken, repeatOf()])).toMatchObject({ pairsPerSecond: 100, repeats: 1 })
  expect(repeatedSpeed([broken])).toMatchObject({ pairsPerSecond: 1 })
})

test('rows are marked with what a reader has to know', () => {
  const cells = measuredPlan().cells
  const [cell] = cells
  if (cell === undefined) throw new Error('The plan has no cell.')
  const { system } = measuredCell(cell, [1])
  expect(marksOf(system, cell, [repeatOf()])).toEqual([])
  const adapter = { vendor: 'google', architecture: 'swiftshader', description: '', isFallbackAdapter: true, shaderF16: true }
  expect(marksOf({ ...system, device: 'webgpu', adapter }, { ...cell, device: 'webgpu' }, [repeatOf()])).toEqual(['software-adapter'])
  expect(marksOf(system, { ...cell, device: 'webgpu', dtype: 'fp16' }, [repeatOf({ busy: 0.4 })])).toEqual(['busy', 'fell-back'])
  expect(marksOf({ ...system, pairs: 39 }, cell, [repeatOf({ attempts: 2, busy: null })])).toEqual(['interrupted', 'incomplete'])
})

test('cells that failed are told, and no others are made up for them', () => {
  const measured = measuredPlan([0])
  const [, failed] = measured.cells
  if (failed === undefined) throw new Error('The plan has one cell.')
  const report = assembleReport({ ...measured, failures: [{ name: 'n', cell: failed, reason: 'It broke.' }] })
  expect(report.systems.map(({ name }) => name)).toEqual(['First stage', 'm'])
  expect(report.failures).toMatchObject([{ name: 'n', reason: 'It broke.' }])
})
