import { fileURLToPath } from 'node:url'
import { defineConfig } from 'playwright/test'
import { launchOptions } from './browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// The server picks a free port and prints its address; Playwright reads the port from there into this variable.
const port = process.env['RERANK_LAB_PORT']

// Inference with threads: `npm test` runs these by themselves, since threads that wait for each other's cores hardly compute.
const inference = ['autograd', 'bench', 'benchmark', 'charts', 'dl19', 'exports', 'features', 'kill', 'large-job', 'ledger', 'long-passages', 'pipelines', 'promote', 'scoring-*', 'session', 'train', 'training'].map((spec) => `**/${spec}.spec.ts`)

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: 'inference', testMatch: inference, testIgnore: 'whole/**', workers: 1 },
    { name: 'app', testIgnore: [...inference, 'whole/**', 'bench*/**'] },
  ],
  forbidOnly: true,
  // A machine of CI has neighbours: what fails once is tried again there, and said to have been.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port ?? ''}/`,
    launchOptions: launchOptions(),
    screenshot: 'only-on-failure',
    // A trace of every test would film every page: half of the time of a small one.
    trace: 'on-first-retry',
  },
  webServer: {
    command: 'node scripts/serve.mjs dist --port 0',
    cwd: root,
    wait: { stdout: /localhost:(?<rerank_lab_port>\d+)\// },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
})
