/** Browsers that someone else started: Playwright's browser server, or Chrome's debugging port. */
import { chromium, type Browser, type BrowserContext } from 'playwright'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import type { Machine } from '../../src/benchmark/report/benchmark-report.ts'
import { machineFacts } from './machine.ts'
import { adapterOf, openPage, type Setting } from './setting.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** A Playwright browser server (`launchServer`, of the same version). It reaches the app here through the connection. */
export const endpointSetting = (endpoint: string, url: string): Promise<Setting> => connected('--endpoint', endpoint, url, () => chromium.connect(endpoint, { exposeNetwork: '<loopback>' }))

/** Chrome with --remote-debugging-port. It has to reach the app at localhost itself: on this machine, or by `adb reverse`. */
export const cdpSetting = (address: string, url: string): Promise<Setting> => connected('--cdp', address, url, () => chromium.connectOverCDP(address))

/** Throws PlanError where nothing answers. */
async function connected(flag: string, address: string, url: string, connect: () => Promise<Browser>): Promise<Setting> {
  const isHere = LOOPBACK.includes(new URL(address).hostname)
  const browser = await connect().catch((error: unknown) => {
    throw new PlanError(`${flag}: ${address} does not answer. ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`)
  })
  const context = await browser.newContext()
  const held = { isGone: false }
  context.once('close', () => (held.isGone = true))
  return {
    machine: await factsOf(browser, context, url, isHere),
    isHere,
    open: () => openPage(context, url),
    isLost: () => held.isGone || !browser.isConnected(),
    async close() {
      if (browser.isConnected()) await browser.close()
    },
  }
}

/** Of a machine elsewhere only what its browser tells. */
async function factsOf(browser: Browser, context: BrowserContext, url: string, isHere: boolean): Promise<Machine> {
  const told = { browser: `Chromium ${browser.version()}`, browserArguments: [], adapter: await adapterOf(context, url) }
  if (isHere) return machineFacts(told)
  const page = await openPage(context, url)
  try {
    const { cores, platform, gibibytes } = await page.evaluate(() => ({ cores: navigator.hardwareConcurrency, platform: navigator.userAgent, gibibytes: (navigator as { deviceMemory?: number }).deviceMemory ?? 0 }))
    return { ...machineFacts(told), processor: 'a processor that the browser does not name', cores, memory: gibibytes * 2 ** 30, system: platform }
  } finally {
    await page.close()
  }
}
