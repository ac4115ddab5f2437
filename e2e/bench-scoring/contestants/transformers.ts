/** transformers.js in a page of its own. */
import type { Browser, Page } from 'playwright'
import type { AdapterFacts } from '../../../src/scoring/ports.ts'
import { WARM_UP_DEPTH, type Contestant, type Opening, type Pass } from './contestant.ts'
import { busiestRenderer, peakResident } from '../process-memory.ts'
import type { TokenCount } from '../statistics.ts'
import { shallow, type Workload } from '../workload.ts'

export interface TransformersParts {
  readonly name: string
  readonly browser: Browser
  /** Where the built page, /models/ and /ort/ are. */
  readonly url: string
  readonly model: string
  readonly device: 'wasm' | 'webgpu'
  /** What WebGPU offers here. */
  readonly adapter: AdapterFacts | null
  readonly dtype: 'fp32' | 'q8'
  readonly threads: number
  /** Passages a call; null for all of a query. */
  readonly rows: number | null
  readonly maxLength: number
  readonly workload: Workload
  /** Whose thread it runs on. */
  readonly realm: 'page' | 'worker'
}

export class TransformersContestant implements Contestant {
  readonly name: string
  readonly #parts: TransformersParts
  #page: Page | null = null
  #pid: number | null = null

  constructor(parts: TransformersParts) {
    this.name = parts.name
    this.#parts = parts
  }

  async open(): Promise<Opening> {
    const { browser, url, model, device, dtype, threads, rows, maxLength, workload, realm, adapter } = this.#parts
    const page = await (await browser.newContext()).newPage()
    this.#page = page
    await page.goto(`${url}transformers.html?in=${realm}`)
    await page.waitForFunction(() => 'transformersContestant' in window)
    const request = { model, device, dtype, threads }
    const { pid, result } = await busiestRenderer(browser, async () => {
      const load = await page.evaluate((how) => window.transformersContestant.load(how), request)
      const few = shallow(workload.lists, WARM_UP_DEPTH)
      const { firstRun } = await page.evaluate(([lists, how]) => window.transformersContestant.pass(lists, how), [few, { rows, maxLength }] as const)
      return { load, firstRun }
    })
    this.#pid = pid
    return { ...result, device, dtype, adapter: device === 'webgpu' ? adapter : null, ...(await page.evaluate(() => window.transformersContestant.facts())) }
  }

  async pass(): Promise<Pass> {
    const { rows, maxLength, workload } = this.#parts
    await this.#open.bringToFront()
    return this.#open.evaluate(([lists, how]) => window.transformersContestant.pass(lists, how), [workload.lists, { rows, maxLength }] as const)
  }

  async tokens(): Promise<TokenCount> {
    const { real, padded } = await this.describe()
    return { real, padded }
  }

  /** The last token of each pair as transformers.js encodes it, beside the count of tokens. */
  describe(): Promise<TokenCount & { lastTokens: number[][] }> {
    const { rows, maxLength, workload } = this.#parts
    return this.#open.evaluate(([lists, how]) => window.transformersContestant.describe(lists, how), [workload.lists, { rows, maxLength }] as const)
  }

  async peakMemory(): Promise<number | null> {
    return this.#pid === null ? null : peakResident(this.#pid)
  }

  async close(): Promise<void> {
    await this.#page?.context().close()
  }

  get #open(): Page {
    if (this.#page === null) throw new Error(`${this.name} was not opened`)
    return this.#page
  }
}
