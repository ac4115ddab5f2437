/** All that a measurement needs standing: the page built and served, a browser, and Python with the workload beside it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { serveFolders } from '../bench-scoring/server.ts'
import { launchOptions } from '../browser.ts'
import { buildPages } from './build-pages.ts'
import type { Choices } from './choices.ts'
import { installLibraries, installTorch } from './contestants/packages.ts'
import { wantsTorch, type LineUpParts } from './contestants/line-up.ts'
import { writeWorkload } from './workload-files.ts'
import { workload } from './workload.ts'

export interface Setting extends LineUpParts {
  close(): Promise<void>
}

export async function openSetting(choices: Choices): Promise<Setting> {
  const libraries = await installLibraries()
  const interpreter = wantsTorch(choices) ? await installTorch(choices.python) : null
  const folder = mkdtempSync(join(tmpdir(), 'rerank-lab-bench-'))
  const [page, files] = [join(folder, 'page'), join(folder, 'workload')]
  await buildPages(page, libraries)
  if (interpreter !== null) {
    mkdirSync(files)
    writeWorkload(files, workload(choices.size))
  }
  const served = await serveFolders({ '/': page, '/tensorflow/': join(libraries, 'node_modules/@tensorflow') })
  // Chromium keeps WebGL from the CPU unless it is told otherwise; where there is a GPU the flag changes nothing.
  const browser = await chromium.launch(launchOptions({ webgpu: true, args: ['--enable-unsafe-swiftshader', ...choices.browserArgs] }))
  return {
    browser,
    url: served.url,
    python: interpreter === null ? null : { interpreter, folder: files },
    async close() {
      await browser.close()
      served.close()
      rmSync(folder, { recursive: true })
    },
  }
}
