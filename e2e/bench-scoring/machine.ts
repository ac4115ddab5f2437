/** What the figures were measured on. */
import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os'
import type { Browser } from 'playwright'
import type { AdapterFacts } from '../../src/scoring/ports.ts'
import { adapterOn } from '../adapter.ts'

export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memory: number
  readonly system: string
  readonly node: string
  readonly browser: string
  /** What WebGPU offers; null where there is nothing. */
  readonly adapter: AdapterFacts | null
  /** Load average over one minute, before the first round. */
  readonly load: number
}

export const machineFacts = (browser: string, adapter: AdapterFacts | null): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory: totalmem(),
  system: `${type()} ${process.arch}`,
  node: process.version,
  browser,
  adapter,
  load: loadavg()[0] ?? 0,
})

/** The adapter that a page is offered. @param url of a secure context */
export async function adapterOf(browser: Browser, url: string): Promise<AdapterFacts | null> {
  const page = await browser.newPage()
  try {
    await page.goto(url)
    return await adapterOn(page)
  } finally {
    await page.close()
  }
}
