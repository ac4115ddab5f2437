/** The files that a benchmark leaves. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchmarkReport } from '../../src/benchmark/report/benchmark-report.ts'
import { reportHtml } from '../../src/benchmark/html/report-html.ts'
import { reportMarkdown } from '../../src/benchmark/report/markdown.ts'

export function writeReport(out: string, report: BenchmarkReport): void {
  mkdirSync(out, { recursive: true })
  const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`
  writeFileSync(join(out, 'report.json'), json(report))
  writeFileSync(join(out, 'manifest.json'), json(report.manifest))
  writeFileSync(join(out, 'report.md'), reportMarkdown(report))
  writeFileSync(join(out, 'report.html'), reportHtml(report))
}
