/** The app as a person has it: both files dropped at once, read in its worker, measured on its page. */
import { chromium } from 'playwright'
import { launchOptions } from '../../browser.ts'
import { openLab } from '../../lab.ts'
import { busiestRenderer, peakResident } from '../../bench-scoring/process-memory.ts'
import type { Files } from '../workload-files.ts'
import { holdToOneCore } from '../one-core.ts'
import { measures, type Contestant, type Outcome, type Values } from './contestant.ts'

/** Milliseconds: long enough for any machine, and short enough to be told of a reader that hangs. */
const LONGEST = 600_000

export class InPage implements Contestant {
  readonly name: string
  readonly #url: string
  readonly #browserArgs: readonly string[]

  /** @param url where the build is served */
  constructor(name: string, url: string, browserArgs: readonly string[]) {
    this.name = name
    this.#url = url
    this.#browserArgs = browserArgs
  }

  async run({ run, qrels }: Files): Promise<Outcome> {
    const browser = await chromium.launch(launchOptions({ args: [...this.#browserArgs] }))
    try {
      const page = await (await browser.newContext({ baseURL: this.#url })).newPage()
      await openLab(page)
      await page.goto('./#/collection')
      const session = await browser.newBrowserCDPSession()
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      for (const { type, id } of processInfo) if (type === 'browser') holdToOneCore(id)
      const { pid, cpu, result } = await busiestRenderer(browser, async () => {
        const began = performance.now()
        await page.getByLabel('Candidates', { exact: true }).setInputFiles([run, qrels], { timeout: LONGEST })
        await page.getByRole('status', { name: 'Receipt' }).first().waitFor({ timeout: LONGEST })
        const read = performance.now() - began
        const { wall, found } = await page.evaluate((names) => {
          const asked = performance.now()
          const { systems } = window.rerankLab.report({ measures: names })
          return { wall: performance.now() - asked, found: systems[0]?.measures ?? {} }
        }, measures)
        return { read, evaluate: wall, values: Object.fromEntries(measures.map((name) => [name, found[name]?.perQuery ?? {}])) as Values }
      })
      return { ...result, cpu: 1000 * cpu, peakMemory: peakResident(pid) }
    } finally {
      await browser.close()
    }
  }
}
