/** A library in a page of its own, on that page's thread. */
import type { Browser, Page } from 'playwright'
import { busiestRenderer, peakResident } from '../../bench-scoring/process-memory.ts'
import type { Device } from '../page/devices.ts'
import type { Kind } from '../page/trainer.ts'
import type { Library } from '../page/training.ts'
import type { Size } from '../workload.ts'
import type { Contestant, Pass } from './contestant.ts'

export interface InPageParts {
  readonly name: string
  readonly kind: Kind
  readonly library: Library
  readonly browser: Browser
  /** Where the benchmark's pages are served, with a final slash. */
  readonly url: string
  readonly size: Size
}

export class InPage implements Contestant {
  readonly name: string
  readonly kind: Kind
  readonly #parts: InPageParts
  #page: Page | null = null
  #pid: number | null = null

  constructor(parts: InPageParts) {
    this.name = parts.name
    this.kind = parts.kind
    this.#parts = parts
  }

  async open(): Promise<Device> {
    const { browser, url, library, kind, size } = this.#parts
    const page = await (await browser.newContext()).newPage()
    this.#page = page
    await page.goto(`${url}training.html`)
    await page.waitForFunction(() => 'training' in window)
    const { pid, result } = await busiestRenderer(browser, () => page.evaluate((how) => window.training.open(...how), [library, kind, size] as const))
    this.#pid = pid
    return result
  }

  async train(steps: number): Promise<Pass> {
    await this.#opened.bringToFront()
    return this.#opened.evaluate((count) => window.training.train(count), steps)
  }

  async peakMemory(): Promise<number | null> {
    return this.#pid === null ? null : peakResident(this.#pid)
  }

  async close(): Promise<void> {
    await this.#page?.context().close()
  }

  get #opened(): Page {
    if (this.#page === null) throw new Error(`${this.name} was not opened`)
    return this.#page
  }
}
