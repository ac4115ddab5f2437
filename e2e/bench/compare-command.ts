/** `npm run bench -- compare A B`. */
import { compareReports, type ReportComparison } from '../../src/benchmark/compare/compare-reports.ts'
import { exceeded } from '../../src/benchmark/compare/limits.ts'
import { markdownTable } from '../../src/benchmark/report/markdown.ts'
import { interval, measured, probability, rate, signed } from '../../src/benchmark/report/words.ts'
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

function written({ systems, onlyBefore, onlyAfter, doubts }: ReportComparison): string {
  const measures = markdownTable(
    ['', 'measure', 'before', 'after', 'difference', '95 % interval', 'p', 'better / same / worse', 'queries'],
    systems.flatMap(({ name, measures: all }) => all.map(({ measure, before, after, delta, low, high, p, wins, ties, losses, n }) => [name, measure, measured(before), measured(after), signed(delta), interval(low, high), probability(p), `${wins} / ${ties} / ${losses}`, String(n)])),
  )
  const timed = systems.flatMap(({ name, speed }) => (speed === null ? [] : [[name, rate(speed.before), rate(speed.after), `${speed.slowdown.toFixed(2)} ×`]]))
  const speeds = timed.length === 0 ? [] : [markdownTable(['', 'pairs/s before', 'after', 'before ÷ after'], timed)]
  const missing = [...onlyBefore.map((name) => `${name}: in the first report only.`), ...onlyAfter.map((name) => `${name}: in the second report only.`)]
  const changed = systems.flatMap(({ name, changes }) => changes.map((change) => `${name}: ${change}.`))
  return [measures, ...speeds, ...[...missing, ...changed, ...doubts].map((line) => `- ${line}`)].join('\n\n')
}
