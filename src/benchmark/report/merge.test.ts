import { expect, test } from 'vitest'
import { benchmarkReport } from '../testing/benchmark-report.ts'
import { mergeReports } from './merge.ts'

const part = (only: number) => {
  const report = benchmarkReport([only])
  return { ...report, manifest: { ...report.manifest, shard: `${only + 1}/2` } }
}

test('shards, in any order, are the whole', () => {
  const whole = benchmarkReport()
  expect(mergeReports([part(0), part(1)])).toEqual(whole)
  expect(mergeReports([part(1), part(0)])).toEqual(whole)
})

test('machines stand once, and repeats point at theirs', () => {
  const other = part(1)
  const [machine] = other.manifest.machines
  if (machine === undefined) throw new Error('The report names no machine.')
  const merged = mergeReports([part(0), { ...other, manifest: { ...other.manifest, machines: [{ ...machine, processor: 'another CPU' }] } }])
  expect(merged.manifest.machines.map(({ processor }) => processor)).toEqual(['a CPU', 'another CPU'])
  expect(merged.systems.map(({ repeats }) => repeats.map((repeat) => repeat.machine))).toEqual([[], [0, 0], [1, 1]])
})

test('a cell that both ran has the repeats of both, and their median', () => {
  const { systems } = mergeReports([part(0), part(0)])
  expect(systems.map(({ repeats, speed }) => [repeats.length, speed?.repeats])).toEqual([[0, undefined], [4, 4]])
})

test('a cell that failed in one part and not in another did not fail', () => {
  const failed = { ...part(1), failures: part(0).systems.flatMap(({ name, asked }) => (asked === null ? [] : [{ name, cell: asked, reason: 'It broke.' }])) }
  expect(mergeReports([part(0), failed]).failures).toEqual([])
  expect(mergeReports([failed]).failures).toHaveLength(1)
})

test('parts of different plans, judgements or collections are refused, and so are none', () => {
  const changed = (change: object) => ({ ...part(1), manifest: { ...part(1).manifest, ...change } })
  expect(() => mergeReports([part(0), changed({ level: 2 })])).toThrow('they differ in their judgements')
  expect(() => mergeReports([part(0), changed({ plan: { ...part(0).manifest.plan, depths: [7] } })])).toThrow('they differ in their plan')
  expect(() => mergeReports([part(0), changed({ collection: { name: 'x', fingerprint: 'g', queries: 1, pairs: 1 } })])).toThrow('they differ in their collection')
  expect(() => mergeReports([])).toThrow('There is nothing to merge')
})
