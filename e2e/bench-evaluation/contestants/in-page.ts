/** The app as a person has it: both files dropped at once, read in its worker, measured on its page. */
import { chromium, type Page } from 'playwright'
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
      await keptOffline(page)
      const session = await browser.newBrowserCDPSession()
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      for (const { type, id } of processInfo) if (type === 'browser') holdToOneCore(id)
      const { pid, allCpu, result } = await busiestRenderer(browser, async () => {
        const began = performance.now()
        const receipt = receiptShown(page)
        await page.getByLabel('Candidates', { exact: true }).setInputFiles([run, qrels], { timeout: LONGEST })
        await receipt
        const read = performance.now() - began
        const { wall, found } = await page.evaluate((names) => {
          const asked = performance.now()
          const { systems } = window.rerankLab.report({ measures: names })
          return { wall: performance.now() - asked, found: systems[0]?.measures ?? {} }
        }, measures)
        return { read, evaluate: wall, values: Object.fromEntries(measures.map((name) => [name, found[name]?.perQuery ?? {}])) as Values }
      })
      return { ...result, cpu: 1000 * allCpu, peakMemory: peakResident(pid) }
    } finally {
      await browser.close()
    }
  }
}

/** Waits until the service worker has kept the build, which it does after a first visit: it is the same process, and no part of reading. */
const keptOffline = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ kind: 'keep' }, [port2]))
      }),
  )

/** Resolves when the receipt stands. The page tells it by itself: Playwright's own waiting asks for the roles of all elements on every frame, and the page would pay for that. */
const receiptShown = (page: Page) =>
  page.evaluate(
    (longest) =>
      new Promise<void>((resolve, reject) => {
        const observer = new MutationObserver(() => {
          if (!document.querySelector('[role="status"][aria-label="Receipt"]')) return
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body, { childList: true, subtree: true })
        setTimeout(() => reject(new Error(`No receipt within ${longest / 1000} s.`)), longest)
      }),
    LONGEST,
  )
