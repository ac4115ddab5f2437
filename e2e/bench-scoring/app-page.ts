/** The app opened in a context of its own, with the workload and a model in it: what the contestant and the other targets start from. */
import { basename } from 'node:path'
import type { Browser, Page } from 'playwright'
import type { SystemReport } from '../../src/benchmark/report.ts'
import { addFolder, addText, openLab, report, scores } from '../lab.ts'
import type { ListScores } from './contestants/contestant.ts'
import { asCandidateFile, type List, type Workload } from './workload.ts'

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
export const forgetScores = (page: Page): Promise<void> => page.evaluate(() => window.rerankLab.clearScores())

/** What the app's own report says of the model in this precision. Throws where it is not there. */
export async function systemOf(page: Page, model: string, dtype: RunChoice['dtype']): Promise<SystemReport> {
  const found = (await report(page)).systems.findLast((system) => system.model === modelId(model) && system.dtype === dtype)
  if (found === undefined) throw new Error(`The app's report has no ${dtype} system of ${modelId(model)}: did another device or precision take over?`)
  return found
}

/** A system's scores in the workload's order; NaN where there is none. */
export async function listScores(page: Page, system: SystemReport, lists: readonly List[]): Promise<ListScores> {
  const byId = await scores(page, system.name)
  return lists.map(({ qid, docids }) => docids.map((docid) => byId[qid]?.[docid] ?? NaN))
}
