/** `npm run bench -- compare A B`. */
import { compareReports, type ReportComparison } from '../../src/benchmark/compare/compare-reports.ts'
import { exceeded } from '../../src/benchmark/compare/limits.ts'
import { differenceTable, remarksOn, slowdownTable } from '../../src/benchmark/compare/tables.ts'
import { tableMarkdown } from '../../src/benchmark/report/markdown.ts'
import type { Command } from './flags.ts'
import { readReport } from './report-files.ts'

/** 0, or 1 where a limit is exceeded. Throws PlanError. */
export function compareCommand({ before, after, limits }: Extract<Command, { kind: 'compare' }>): number {
  const comparison = compareReports(readReport(before), readReport(after))
  console.log(written(comparison))
  const failures = exceeded(comparison, limits)
  for (const failure of failures) console.error(failure)
  return failures.length > 0 ? 1 : 0
}

function written(comparison: ReportComparison): string {
  const speeds = slowdownTable(comparison)
  const tables = [differenceTable(comparison), ...(speeds.rows.length === 0 ? [] : [speeds])]
  return [...tables.map(tableMarkdown), ...remarksOn(comparison).map((line) => `- ${line}`)].join('\n\n')
}
