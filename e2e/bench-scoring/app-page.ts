/** The app opened in a context of its own, with the workload and a model in it: what the contestant and the other targets start from. */
import type { Browser, Page } from 'playwright'
import { basename } from 'node:path'
import { addFolder, addText, openLab } from '../lab.ts'
import { asCandidateFile, type Workload } from './workload.ts'

export interface AppParts {
  readonly browser: Browser
  /** Where the build is served. */
  readonly url: string
  /** Path of the model's folder. */
  readonly model: string
  readonly workload: Workload
  /** Text of a qrels file, where there is one. */
  readonly judgements: string | null
}

export interface RunChoice {
  readonly device: 'wasm' | 'webgpu'
  readonly dtype: 'fp32' | 'q8'
  readonly depth: number
  readonly maxLength: number
}

/** The id that a dropped folder's model has. */
export const modelId = (folder: string): string => basename(folder)

export async function openApp({ browser, url, model, workload, judgements }: AppParts): Promise<Page> {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await openLab(page)
  const [receipt] = await addText(page, `${workload.name}.jsonl`, asCandidateFile(workload.lists))
  if (receipt?.outcome !== 'added' || receipt.items !== workload.pairs) throw new Error(`The app read ${receipt?.items ?? 0} of ${workload.pairs} pairs: ${receipt?.notes.join(' ') ?? ''}`)
  if (judgements !== null) await addText(page, 'qrels.txt', judgements)
  await addFolder(page, model, modelId(model))
  await page.goto('./#/compare')
  return page
}

/** What a person waits for: milliseconds from the call to its end. */
export async function rerank(page: Page, model: string, choice: RunChoice): Promise<number> {
  return page.evaluate(
    async (options) => {
      const started = performance.now()
      await window.rerankLab.rerank(options)
      return performance.now() - started
    },
    { models: [modelId(model)], ...choice },
  )
}

/** Has the app forget what it scored, so that the next run computes all of it again. */
export async function forgetScores(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('rerank-lab-scores')
        request.onsuccess = () => resolve()
        request.onerror = () => reject(new Error('The scores could not be forgotten', { cause: request.error }))
      }),
  )
}
