/** Parts of one benchmark put together: report, runs and logits. */
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import type { BenchmarkReport } from '../../src/benchmark/report/benchmark-report.ts'
import { MergeError } from '../../src/benchmark/report/merge-error.ts'
import { mergeReports } from '../../src/benchmark/report/merge.ts'
import { writeReport } from './artefacts.ts'
import { wholeLogits, wholeRun } from './merge-files.ts'
import { writeLogitLines, writeRun } from './score-files.ts'

/** What one machine measured: a folder, or what is attached to a test. */
export interface Part {
  readonly report: BenchmarkReport
  /** Texts of its files, by slug; null where it has none. */
  run(slug: string): string | null
  logits(slug: string): string | null
}

/** Writes the whole's artefacts. Throws PlanError where the parts are not of one whole, or not all of it. */
export function writeWhole(parts: readonly Part[], out: string): BenchmarkReport {
  const whole = merged(parts.map(({ report }) => report))
  const queries = parts[0]?.report.manifest.queries?.collection ?? null
  for (const { slug, asked } of whole.systems) {
    // A slug is made from all of the plan's names, so every part has the same one.
    const holders = parts.filter(({ report }) => report.systems.some((system) => system.slug === slug))
    const [runs, logits] = [textsOf(holders, (part) => part.run(slug)), textsOf(holders, (part) => part.logits(slug))]
    const isSpread = queries !== null && asked !== null
    const isWhole = isSpread ? Math.min(runs.length, logits.length) === parts.length : runs.length > 0 && (asked === null || logits.length > 0)
    if (!isWhole) throw new PlanError(`Files of ${slug} are missing in runs/ or logits/: give whole folders.`)
    writeRun(out, slug, isSpread ? wholeRun(runs, queries) : (runs[0] ?? ''))
    if (asked !== null) writeLogitLines(out, slug, isSpread ? wholeLogits(logits, queries) : (logits[0] ?? ''))
  }
  writeReport(out, whole)
  return whole
}

const textsOf = (parts: readonly Part[], read: (part: Part) => string | null): readonly string[] => parts.flatMap((part) => read(part) ?? [])

function merged(reports: readonly BenchmarkReport[]): BenchmarkReport {
  try {
    return mergeReports(reports)
  } catch (error) {
    if (error instanceof MergeError) throw new PlanError(error.message)
    throw error
  }
}
