/** All that a measurement needs standing: the app's build and the benchmark's pages served, and a browser. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser } from 'playwright'
import { build, isBuildStale } from '../../scripts/setup/build.mjs'
import { root } from '../../scripts/setup/command.mjs'
import { launchOptions } from '../browser.ts'
import { buildPages } from './build-pages.ts'
import type { Choices } from './choices.ts'
import { serveBuild, serveFolders } from './server.ts'

export interface Setting {
  readonly browser: Browser
  /** Where the app is served, as `npm start` serves it. */
  readonly appUrl: string
  /** Where the benchmark's own pages are, with models under /models/ and onnxruntime-web's files under /ort/. */
  readonly pagesUrl: string
  close(): Promise<void>
}

export async function openSetting(choices: Choices): Promise<Setting> {
  const folder = mkdtempSync(join(tmpdir(), 'rerank-lab-bench-'))
  if (choices.app === null && (await isBuildStale())) await build({ quiet: true })
  await buildPages(folder)
  const app = await serveBuild(choices.app ?? join(root, 'dist'))
  const pages = await serveFolders({ '/': folder, '/models/': dirname(choices.model), '/ort/': join(root, 'node_modules/onnxruntime-web/dist') })
  const browser = await chromium.launch(launchOptions({ webgpu: choices.device === 'webgpu', args: [...choices.browserArgs] }))
  return {
    browser,
    appUrl: app.url,
    pagesUrl: pages.url,
    async close() {
      await browser.close()
      app.close()
      pages.close()
      rmSync(folder, { recursive: true })
    },
  }
}
