/** What each technique gives by itself: the same pairs, a technique more at each step, rounds that take turns. */
import type { Page } from 'playwright'
import { modelId } from '../app-page.ts'
import type { Setting } from '../setting.ts'
import { median, rotated } from '../statistics.ts'
import { stepsOf, type Step } from '../techniques-steps.ts'
import { shallow, type Workload } from '../workload.ts'
import { WARM_UP_DEPTH } from '../contestants/contestant.ts'

export interface TechniqueRow {
  readonly name: string
  readonly pairsPerSecond: number
  /** Milliseconds, one a round. */
  readonly walls: readonly number[]
}

export interface TechniqueParts {
  readonly setting: Setting
  readonly model: string
  readonly workload: Workload
  readonly threads: number
  readonly maxLength: number
  readonly hasInt8: boolean
  readonly rounds: number
}

export async function measureTechniques({ setting, model, workload, threads, maxLength, hasInt8, rounds }: TechniqueParts, tell: (line: string) => void): Promise<TechniqueRow[]> {
  const page = await (await setting.browser.newContext()).newPage()
  try {
    await page.goto(`${setting.pagesUrl}techniques.html`)
    await page.waitForFunction(() => 'techniques' in window)
    const entries = stepsOf(threads, hasInt8).map((step) => ({ step, walls: [] as number[] }))
    for (const { step } of entries) {
      await page.evaluate(([id, how]) => window.techniques.prepare(id, how), [modelId(model), step] as const)
      await pass(page, step, { ...workload, lists: shallow(workload.lists, WARM_UP_DEPTH) }, maxLength)
    }
    for (let round = 0; round < rounds; round++) {
      for (const { step, walls } of rotated(entries, round)) {
        walls.push(await pass(page, step, workload, maxLength))
        tell(`round ${round + 1} of ${rounds}  ${((walls.at(-1) ?? 0) / 1000).toFixed(2)} s  ${step.name}`)
      }
    }
    return entries.map(({ step, walls }) => ({ name: step.name, pairsPerSecond: (1000 * workload.pairs) / median(walls), walls }))
  } finally {
    await page.context().close()
  }
}

const pass = (page: Page, step: Step, { lists }: Workload, maxLength: number): Promise<number> =>
  page.evaluate(([how, over, length]) => window.techniques.pass(how, over, length), [step, lists, maxLength] as const)
