/** The real app in a browser whose profile is kept, at an address that stays the same: storage belongs to both. */
import { basename } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { listenOnLoopback } from '../../scripts/server/loopback.mjs'
import { staticServer } from '../../scripts/server/static-server.mjs'
import { launchOptions } from '../browser.ts'
import { addFolder, openLab } from '../lab.ts'
import type { Choices } from './choices.ts'
import { nfcorpusFiles } from './files.ts'

export interface OpenApp {
  readonly page: Page
  /** The id that the app gave the model. */
  readonly model: string
  close(): Promise<void>
}

/** Opens the app with NFCorpus and the model in it. `webgpu` gives a machine without a GPU the software adapter. */
export async function openApp(choices: Choices, webgpu: boolean): Promise<OpenApp> {
  const served = await listenOnLoopback(() => staticServer(choices.app), choices.port)
  if (served === undefined) throw new Error(`Port ${choices.port} is taken, and the profile's storage belongs to it: free it, or take another --port with another --profile.`)
  let context: BrowserContext | undefined
  try {
    context = await chromium.launchPersistentContext(choices.profile, { ...launchOptions({ webgpu }), baseURL: `http://localhost:${served.port}/` })
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(0)
    await openLab(page)
    await addData(page, choices)
    const model = basename(choices.model)
    await addFolder(page, choices.model, model)
    const opened = context
    return {
      page,
      model,
      async close() {
        await opened.close()
        served.close()
      },
    }
  } catch (error) {
    await context?.close()
    served.close()
    throw error
  }
}

/** What the profile has kept is not read again. */
async function addData(page: Page, choices: Choices): Promise<void> {
  const name = await page.evaluate(() => {
    try {
      return window.rerankLab.report().manifest.collection.name
    } catch {
      return null // there is no collection yet
    }
  })
  if (name === 'nfcorpus.bm25') return
  await page.goto('./#/collection')
  const started = performance.now()
  await page.getByLabel('Candidates', { exact: true }).setInputFiles(nfcorpusFiles(choices.data, `${choices.profile}-files`, choices.test))
  await page.getByRole('status', { name: 'Receipt' }).getByRole('article').nth(7).waitFor({ timeout: 120_000 })
  const { collection, judgements } = await page.evaluate(() => window.rerankLab.report().manifest)
  console.log(`${collection.name}: ${collection.queries} queries, ${collection.pairs} pairs, judgements “${judgements ?? ''}”, read in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
