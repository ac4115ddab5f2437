/** Puts what tests attached together as the plan's report: at the end of a run, or of `playwright merge-reports`. */
import { readFileSync } from 'node:fs'
import type { FullConfig, FullResult, Reporter, Suite, TestResult } from 'playwright/types/testReporter'
import { PlanError } from '../../../src/benchmark/plan/plan.ts'
import type { BenchmarkReport } from '../../../src/benchmark/report/benchmark-report.ts'
import { reportMarkdown } from '../../../src/benchmark/report/markdown.ts'
import { fromHere } from '../place.ts'
import { logitsFile, runFile } from '../score-files.ts'
import { writeWhole, type Part } from '../whole.ts'
import { withDeviations } from './deviations.ts'

export default class BenchmarkReporter implements Reporter {
  #suite: Suite | null = null

  onBegin(_: FullConfig, suite: Suite): void {
    this.#suite = suite
  }

  /** Playwright's own reporter goes on telling how far it is. */
  printsToStdio(): boolean {
    return false
  }

  async onEnd(): Promise<{ status?: FullResult['status'] } | undefined> {
    const parts = (this.#suite?.allTests() ?? []).flatMap(({ results }) => partOf(results.at(-1)) ?? [])
    if (parts.length === 0) return undefined
    const out = fromHere(process.env['RERANK_LAB_OUT'] ?? 'results')
    try {
      console.log(`\n${reportMarkdown(writeWhole(withDeviations(parts), out))}`)
      return undefined
    } catch (error) {
      if (!(error instanceof PlanError)) throw error
      console.error(error.message)
      return { status: 'failed' }
    }
  }
}

/** What the last try of a test attached; null where it came to nothing, which the test itself tells. */
function partOf(result: TestResult | undefined): Part | null {
  const texts = new Map<string, string>()
  for (const { name, body, path } of result?.attachments ?? []) texts.set(name, body === undefined ? (path === undefined ? '' : readFileSync(path, 'utf8')) : body.toString('utf8'))
  const report = texts.get('report.json')
  if (report === undefined) return null
  return { report: JSON.parse(report) as BenchmarkReport, run: (slug) => texts.get(runFile('', slug)) ?? null, logits: (slug) => texts.get(logitsFile('', slug)) ?? null }
}
