/** `test` with a page on which `window.harness` drives the scoring worker, served as in development. */
import { readdirSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, type Page } from 'playwright/test'
import { createServer } from 'vite'
import { sharedFolder } from '../../scripts/shared.ts'
import type { HarnessFile } from './page.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const test = base.extend<{ harness: Page }, { harnessAddress: string }>({
  harnessAddress: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
    async ({}, use, { parallelIndex }) => {
      const server = await createServer({
        root,
        configFile: join(root, 'vite.config.ts'),
        logLevel: 'error',
        // Of its own for each of Playwright's processes, which would else optimise into each other's.
        cacheDir: join(root, `node_modules/.vite-harness-${parallelIndex}`),
        server: { port: 0, hmr: false, watch: null, fs: { allow: [root, ...(sharedFolder === undefined ? [] : [sharedFolder])] } },
      })
      await server.listen()
      await use(new URL('e2e/harness/index.html', server.resolvedUrls?.local[0]).href)
      await server.close()
    },
    { scope: 'worker' },
  ],
  harness: async ({ page, harnessAddress }, use) => {
    await page.goto(harnessAddress)
    await page.waitForFunction(() => 'harness' in window)
    await use(page)
  },
})

/** `test` with a harness that the tests of a worker share, since each new page compiles the runtime anew; scores are forgotten between them. */
export const testOnOnePage = test.extend<{ harness: Page }, { shared: Page }>({
  shared: [
    async ({ browser, harnessAddress }, use) => {
      const page = await browser.newPage()
      await page.goto(harnessAddress)
      await page.waitForFunction(() => 'harness' in window)
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
  harness: async ({ shared }, use) => {
    await shared.evaluate(() => window.harness.clearScores())
    await use(shared)
  },
})

/** A folder's files as the harness page finds them. */
export function harnessFiles(folder: string): HarnessFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { path: `${basename(folder)}/${relative(folder, path).split(sep).join('/')}`, url: `/@fs${path}` }
  })
}
