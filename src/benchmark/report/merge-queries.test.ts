import { expect, test } from 'vitest'
import type { System } from '../../systems/system.ts'
import { benchmarkReport, measuredCell, measuredPlan, repeatOf, speed } from '../testing/benchmark-report.ts'
import { assembleReport } from './assemble.ts'
import type { BenchmarkReport } from './benchmark-report.ts'
import { contrastsOf } from './contrasts.ts'
import { mergeReports } from './merge.ts'

const collection = ['q1', 'q2', 'q3', 'q4']
const judged = ['q4', 'q1', 'q3', 'q2']
const rates = [100, 50]

/** The shard of two queries that the `at`-th machine ran, 20 pairs. */
function part(at: number, change: { readonly device?: 'webgpu'; readonly recipe?: System; readonly shard?: string } = {}): BenchmarkReport {
  const scored = collection.filter((_, query) => query % 2 === at)
  const shard = change.shard ?? `${at + 1}/2`
  const whole = measuredPlan()
  const measured = whole.measured.map(({ cell, system }) => {
    const perQuery = Object.fromEntries(Object.entries(system.measures['nDCG@10']?.perQuery ?? {}).filter(([qid]) => scored.includes(qid)))
    return measuredCell(cell, [], {
      system: { ...system, ...(change.device && { device: change.device }), ...(change.recipe && { recipe: change.recipe }), pairs: 20, measures: { 'nDCG@10': { mean: 0, perQuery } } },
      repeats: [repeatOf({ part: { shard, pairs: 20 }, stages: [{ ...speed, pairsPerSecond: rates[at] ?? NaN }] })],
    })
  })
  return assembleReport({ ...whole, measured, manifest: { ...whole.manifest, shard, queries: { scored, collection, judged } } })
}

test('queries of both parts are the whole’s, and so are means, pairs and what is told of them', () => {
  const whole = mergeReports([part(1), part(0)])
  const single = benchmarkReport()
  expect(whole.manifest).toEqual({ ...single.manifest, createdAt: whole.manifest.createdAt })
  for (const [at, { name, measures, pairs, marks, millisecondsPerQuery, speed: merged }] of whole.systems.entries()) {
    const { perQuery = {} } = single.systems[at]?.measures['nDCG@10'] ?? {}
    expect([name, pairs, marks]).toEqual([single.systems[at]?.name, 40, []])
    expect(measures['nDCG@10']?.perQuery).toEqual(perQuery)
    if (merged === null) continue
    // In the judgements' order, to the last digit.
    expect(measures['nDCG@10']?.mean).toBe(judged.reduce((sum, qid) => sum + (perQuery[qid] ?? NaN), 0) / 4)
    expect(Object.keys(measures['nDCG@10']?.perQuery ?? {})).toEqual(judged)
    // 20 pairs in 0.2 s and 20 in 0.4 s.
    expect(merged).toMatchObject({ repeats: 1, pairsPerSecond: expect.closeTo(40 / 0.6, 9) })
    expect(millisecondsPerQuery).toBeCloseTo(150, 9)
  }
  expect(contrastsOf(whole, 'nDCG@10').map(({ n, delta }) => [n, delta])).toEqual(contrastsOf(single, 'nDCG@10').map(({ n, delta }) => [n, delta]))
})

test('what is missing is said by its ids and its shard, and no part may stand twice', () => {
  expect(() => mergeReports([part(0)])).toThrow('2 queries are in none of these parts: q2, q4. Shard 2/2 of the queries is not among them.')
  expect(() => mergeReports([part(0), part(0)])).toThrow('Shard 1/2 is given twice.')
  expect(() => mergeReports([part(0), part(0, { shard: '2/2' })])).toThrow(/^Query q1 is in shard 2\/2 and in another one too/)
  expect(() => mergeReports([part(0), benchmarkReport([1])])).toThrow('they differ in their way of sharding')
})

test('a cell that failed in one part, or ran elsewhere than asked for there, has no row', () => {
  const [failing, other] = [part(0), part(1)]
  const name = failing.systems[1]?.name
  const cell = failing.systems[1]?.asked
  if (name === undefined || !cell) throw new Error('The report has no scored system.')
  const failed = { ...failing, systems: failing.systems.filter((system) => system.name !== name), failures: [{ name, cell, reason: 'It broke.' }] }
  expect(mergeReports([failed, other]).failures).toEqual([{ name, cell, reason: 'Shard 1/2: It broke.' }])
  expect(mergeReports([failed, other]).systems.map((system) => system.name)).not.toContain(name)
  expect(mergeReports([failing, part(1, { device: 'webgpu' })]).failures.map(({ reason }) => reason)).toEqual(Array(2).fill(expect.stringContaining('ran on wasm fp32 and on webgpu fp32')))
  expect(mergeReports([failing, part(1, { recipe: { kind: 'ideal' } })]).failures.map(({ reason }) => reason)).toEqual(['m', 'n'].map((model) => `Its parts were not scored by the same files of ${model}: run again the part that differs.`))
})

test('a measure that is a sum over queries stays one', () => {
  const sums = (report: BenchmarkReport): BenchmarkReport => ({ ...report, systems: report.systems.map((system) => ({ ...system, measures: { num_ret: system.measures['nDCG@10'] ?? { mean: null, perQuery: {} } } })) })
  const [, first] = mergeReports([sums(part(0)), sums(part(1))]).systems
  expect(first?.measures['num_ret']?.mean).toBe(0.5 + 0.75 + 1 + 0.25)
})
