import { fileURLToPath } from 'node:url'
import { defineConfig } from 'playwright/test'
import { lateTiering, launchOptions } from './browser.ts'
import { keepToOwnCores } from './own-cores.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// The server picks a free port and prints its address; Playwright reads the port from there into this variable.
const port = process.env['RERANK_LAB_PORT']

// They keep all cores busy, with large models, a GPU that is software or browsers of their own: `npm test` runs these one at a time.
const inference = ['bench', 'dl19', 'kill', 'large-job', 'scoring-*'].map((spec) => `**/${spec}.spec.ts`)

// Another build than the last one, such as one of another folder.
const app = process.env['RERANK_LAB_APP'] ?? 'dist'

// At a time. `npm test` keeps them apart, but for inference, which has all cores.
const workers = 2
if (process.env['RERANK_LAB_OWN_CORES'] === '1') keepToOwnCores(workers)

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers,
  projects: [
    { name: 'inference', testMatch: inference, testIgnore: 'whole/**', workers: 1 },
    { name: 'app', testIgnore: [...inference, 'whole/**', 'bench*/**'], use: { launchOptions: launchOptions({ args: [lateTiering] }) } },
  ],
  forbidOnly: true,
  // A machine of CI has neighbours: what fails once is tried again there, and said to have been.
  retries: process.env['CI'] ? 1 : 0,
  // Machines may be busy.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port ?? ''}/`,
    launchOptions: launchOptions(),
    // It keeps the whole build, 56 MB, for every test's own browser profile: specs that are about it let it in.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // A trace of every test would film every page: half of the time of a small one.
    trace: 'on-first-retry',
  },
  webServer: {
    command: `node scripts/serve.mjs ${JSON.stringify(app)} --port 0`,
    cwd: root,
    wait: { stdout: /localhost:(?<rerank_lab_port>\d+)\// },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
})
