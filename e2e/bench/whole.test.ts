import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { benchmarkReport } from '../../src/benchmark/testing/benchmark-report.ts'
import type { BenchmarkReport } from '../../src/benchmark/report/benchmark-report.ts'
import { writeWhole, type Part } from './whole.ts'

const out = mkdtempSync(join(tmpdir(), 'rerank-lab-whole-'))
afterAll(() => rmSync(out, { recursive: true }))

const part = (report: BenchmarkReport, has = true): Part => ({ report, run: (slug) => (has ? `1 Q0 d 1 1 ${slug}\n` : null), logits: (slug) => (has ? `${JSON.stringify({ qid: '1', docid: slug, logit: 1 })}\n` : null) })

test('parts give one folder, with a file for each system that any of them has', () => {
  const whole = writeWhole([part(benchmarkReport([1])), part(benchmarkReport([0]))], out)
  const slugs = whole.systems.map(({ slug }) => slug)
  expect(slugs).toHaveLength(3)
  for (const slug of slugs) expect(readFileSync(join(out, 'runs', `${slug}.trec`), 'utf8')).toBe(`1 Q0 d 1 1 ${slug}\n`)
  for (const slug of slugs.slice(1)) expect(readFileSync(join(out, 'logits', `${slug}.jsonl`), 'utf8')).toContain(slug)
  expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(whole)))
})

test('a report without its files is not taken', () => {
  expect(() => writeWhole([part(benchmarkReport(), false)], out)).toThrow(/^Files of First-stage are missing in runs\/ or logits\/: give whole folders\.$/)
  expect(() => writeWhole([], out)).toThrow('There is nothing to merge')
})
