/** `npm run bench -- merge DIR… --out DIR`. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import { MergeError, mergeReports } from '../../src/benchmark/report/merge.ts'
import { reportMarkdown } from '../../src/benchmark/report/markdown.ts'
import type { BenchmarkReport } from '../../src/benchmark/report/benchmark-report.ts'
import { writeReport } from './artefacts.ts'
import type { Command } from './flags.ts'
import { fromHere } from './place.ts'
import { readBenchmarkReport } from './report-files.ts'
import { logitsFile, runFile } from './score-files.ts'

/** 0, or 1 where a cell failed and no other part has it. Throws PlanError where the parts are not of one whole. */
export function mergeCommand({ folders, out }: Extract<Command, { kind: 'merge' }>): number {
  const parts = folders.map((folder) => ({ folder: fromHere(folder), report: readBenchmarkReport(folder) }))
  const whole = merged(parts.map(({ report }) => report))
  const target = fromHere(out)
  for (const kind of ['runs', 'logits']) mkdirSync(join(target, kind), { recursive: true })
  for (const { slug, asked } of whole.systems) {
    // A slug is made from all of the plan's names, so every part has the same one.
    const from = parts.find(({ folder, report }) => report.systems.some((system) => system.slug === slug) && existsSync(runFile(folder, slug)))
    if (from === undefined) throw new PlanError(`No part holds runs/${slug}.trec: give whole folders.`)
    copyFileSync(runFile(from.folder, slug), runFile(target, slug))
    if (asked !== null) copyFileSync(logitsFile(from.folder, slug), logitsFile(target, slug))
  }
  writeReport(target, whole)
  console.log(reportMarkdown(whole))
  return whole.failures.length > 0 ? 1 : 0
}

function merged(reports: readonly BenchmarkReport[]): BenchmarkReport {
  try {
    return mergeReports(reports)
  } catch (error) {
    if (error instanceof MergeError) throw new PlanError(error.message)
    throw error
  }
}
