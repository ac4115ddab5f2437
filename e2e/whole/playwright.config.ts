import { defineConfig } from 'playwright/test'
import everyRun from '../playwright.config.ts'

// Playwright reads this file in each of its processes, before the specs.
process.env['RERANK_LAB_KILLS'] ??= '10'
process.env['RERANK_LAB_QUERIES'] ??= '7000'

/** What takes too long for every run, and at length what every run has in short: `npm run test:whole`. */
export default defineConfig({
  ...everyRun,
  testDir: '..',
  testMatch: ['whole/*.spec.ts', 'kill.spec.ts', 'large-job.spec.ts'],
  projects: [{ name: 'whole' }],
  outputDir: '../../test-results',
  workers: 1,
  timeout: 45 * 60_000,
})
