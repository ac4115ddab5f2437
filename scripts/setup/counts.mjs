import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number, flaky: number }} Counts */

/**
 * How many tests passed, failed and were skipped, from the JSON report of Vitest or Playwright; none where it wrote no
 * report. A test that passed only at a second try is flaky, and none of the others.
 * @param {string} file
 * @returns {Counts}
 */
export function testCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0, flaky: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return report.stats
    ? { passed: report.stats.expected, failed: report.stats.unexpected, skipped: report.stats.skipped, flaky: report.stats.flaky }
    : { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests, flaky: 0 }
}
