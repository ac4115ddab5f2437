/** What the tests of one worker share: a browser of its own with a profile of its own, and the app served to it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from 'playwright/test'
import type { Plan } from '../../../src/benchmark/plan/plan.ts'
import type { FileFacts } from '../../../src/benchmark/report/benchmark-report.ts'
import type { Place } from '../../../src/benchmark/run/place.ts'
import { browserPlace } from '../browser-place.ts'
import { filesOf } from '../file-facts.ts'
import { planFrom } from '../plan-input.ts'
import { openSettings } from '../settings.ts'

/** Throws PlanError where it is none. */
export const plan: Plan = planFrom({ plan: {}, planFile: process.env['RERANK_LAB_PLAN'] ?? null })

interface OfWorker {
  readonly place: Place
  readonly files: readonly FileFacts[]
}

// Playwright finds what a fixture needs by its pattern, also where it needs nothing.
/* oxlint-disable no-empty-pattern */
export const test = base.extend<object, OfWorker>({
  place: [
    async ({}, use) => {
      const profiles = await mkdtemp(join(tmpdir(), 'rerank-lab-bench-'))
      const app = process.env['RERANK_LAB_APP'] ?? null
      const settings = await openSettings({ browser: null, chromeArgs: [], app, port: null, endpoints: [], cdp: null, workers: 1, profiles, keptPort: null, devices: plan.devices, tell: (line) => console.error(line) })
      try {
        const [browser] = settings.browsers
        if (browser === undefined) throw new Error('No browser was started.')
        await use(browserPlace(browser, plan))
      } finally {
        await settings.close()
        await rm(profiles, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  files: [async ({}, use) => use(await filesOf(plan)), { scope: 'worker', timeout: 120_000 }],
})
