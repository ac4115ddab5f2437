import { expect, test } from 'vitest'
import type { Report } from '../report.ts'
import { findingsIn } from '../schema/json-schema.ts'
import { manifest, systemOf } from '../testing/benchmark-report.ts'
import { appSchema } from './app-report.ts'
import { readReport, reportSchema } from './read-report.ts'

const scored = systemOf('m', [1, 0.5])
const own: Report = {
  systems: [systemOf(null, [0.25, 0.5]), scored, { ...scored, name: 'm (fp32)', speed: null, cost: scored.cost.map((stage) => ({ ...stage, millisecondsPerPair: null })), pairs: 39 }],
  manifest: { ...manifest, files: [{ name: 'a.jsonl', bytes: 3, sha256: null }, { name: 'qrels', bytes: 2, sha256: 'b'.repeat(64) }] },
}
const opened = readReport(JSON.stringify(own))

test('the app’s report is read as a benchmark’s', () => {
  expect(findingsIn(JSON.parse(JSON.stringify(opened)), reportSchema)).toEqual([])
  expect(opened.systems.map(({ name, slug, asked, millisecondsPerQuery, marks }) => ({ name, slug, asked: asked?.depth ?? null, millisecondsPerQuery, marks }))).toEqual([
    { name: 'First stage', slug: 'First-stage', asked: null, millisecondsPerQuery: null, marks: [] },
    // 40 pairs over 4 queries, 10 ms a pair.
    { name: 'm', slug: 'm', asked: 100, millisecondsPerQuery: 100, marks: [] },
    { name: 'm (fp32)', slug: 'm-fp32', asked: 100, millisecondsPerQuery: null, marks: ['incomplete'] },
  ])
  expect(opened.systems[1]).toMatchObject({ measures: scored.measures, speed: { pairsPerSecond: 100, slowest: 100, repeats: 1 }, repeats: [] })
  expect(opened.manifest).toMatchObject({ plan: { models: ['m'], measures: ['nDCG@10'], depths: [100] }, files: [{ name: 'qrels' }], machines: [] })
})

test('what is wrong with it is told as of any report', () => {
  const wrong = { ...own, manifest: { ...own.manifest, level: 'high' } }
  expect(() => readReport(JSON.stringify(wrong))).toThrow('manifest.level is “high”, not a whole number')
  expect(findingsIn(JSON.parse(JSON.stringify(opened)), appSchema(reportSchema)).length).toBeGreaterThan(5)
})
