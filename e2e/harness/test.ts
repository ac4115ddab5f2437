/** `test` with a page on which `window.harness` drives the scoring worker. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, type Page } from 'playwright/test'
import { sharedFolder } from '../../scripts/shared.ts'
import { serveFolders } from '../bench-scoring/server.ts'
import { buildHarness, type scripts } from './build.ts'
import type { HarnessFile } from './page.ts'

const models = fileURLToPath(new URL('../../public/models', import.meta.url))

/** Folders of models, each served at its own path. */
const folders = [models, sharedFolder, process.env['TINY_MODELS']].filter((folder) => folder !== undefined)

export const test = base.extend<{ harness: Page }, { harnessAddress: string; sharedHarness: Page }>({
  harnessAddress: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
    async ({}, use) => {
      const built = mkdtempSync(join(tmpdir(), 'rerank-lab-harness-'))
      await buildHarness(built)
      const { url, close } = await serveFolders({ '/': built, '/models/': models, ...Object.fromEntries(folders.map((folder) => [`${folder}/`, folder])) })
      await use(url)
      close()
      rmSync(built, { recursive: true })
    },
    { scope: 'worker' },
  ],
  sharedHarness: [
    async ({ browser, harnessAddress }, use) => {
      const page = await browser.newPage()
      await openHarness(page, harnessAddress)
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
  harness: async ({ page, harnessAddress }, use) => {
    await openHarness(page, harnessAddress)
    await use(page)
  },
})

/** `test` with a harness that the tests of a worker share, since each new page compiles the runtime anew; scores are forgotten between them. */
export const testOnOnePage = test.extend({
  harness: async ({ sharedHarness }, use) => {
    await sharedHarness.evaluate(() => window.harness.clearScores())
    await use(sharedHarness)
  },
})

/** Waits until the page can be driven. */
export async function openHarness(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForFunction(() => 'harness' in window)
}

/** Adds one of the harness's own scripts to the page, and waits until it has run. */
export const addScript = async (page: Page, name: (typeof scripts)[number]): Promise<void> => {
  await page.addScriptTag({ type: 'module', url: `/${name}.js` })
}

/** A folder's files as the harness page finds them. */
export function harnessFiles(folder: string): HarnessFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { path: `${basename(folder)}/${relative(folder, path).split(sep).join('/')}`, url: path }
  })
}
