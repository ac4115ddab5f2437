/**
 * The cells of a plan as tests, for who has Playwright's own means to spread tests: --shard i/n, --workers, --retries, blob
 * reports and merge-reports. The plan is RERANK_LAB_PLAN (the embedded pair on the demo), the report goes to RERANK_LAB_OUT.
 */
import { defineConfig } from 'playwright/test'

export default defineConfig({
  testDir: 'playwright',
  testMatch: 'cells.spec.ts',
  outputDir: '../../test-results/bench',
  globalSetup: './playwright/build.ts',
  // Tests are sharded, not their one file.
  fullyParallel: true,
  // Cells side by side take each other's cores: who wants that says so.
  workers: 1,
  forbidOnly: true,
  // Milliseconds: a cell may be all of a large collection on a slow machine.
  timeout: 6 * 3600_000,
  reporter: [['list'], ['./playwright/reporter.ts']],
})
