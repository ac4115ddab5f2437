/** Browsers that someone else started: Playwright's browser server, or Chrome's debugging port. */
import { availableParallelism } from 'node:os'
import { chromium, type Browser, type BrowserContext } from 'playwright'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import type { Machine } from '../../src/benchmark/report/benchmark-report.ts'
import { machineFacts } from './machine.ts'
import { adapterOf, openPage, type Setting } from './setting.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** What a browser's user agent calls the systems that Node knows by these names. */
const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, RegExp>>> = { linux: /X11|CrOS/, darwin: /Macintosh/, win32: /Windows/, android: /Android/ }

/** A Playwright browser server (`launchServer`, of the same version). It reaches the app here through the connection. */
export const endpointSetting = (endpoint: string, url: string): Promise<Setting> => connected('--endpoint', endpoint, url, () => chromium.connect(endpoint, { exposeNetwork: '<loopback>' }))

/** Chrome with --remote-debugging-port. It has to reach the app at localhost itself: on this machine, or by `adb reverse` or `ssh -R`. */
export const cdpSetting = (address: string, url: string): Promise<Setting> => connected('--cdp', address, url, () => chromium.connectOverCDP(address))

/** Throws PlanError where nothing answers, or what answers does not reach the app. */
async function connected(flag: string, address: string, url: string, connect: () => Promise<Browser>): Promise<Setting> {
  const browser = await connect().catch((error: unknown) => {
    throw new PlanError(`${flag}: ${address} does not answer. ${firstLine(error)}`)
  })
  const context = await contextOf(browser)
  const held = { isGone: false }
  context.once('close', () => (held.isGone = true))
  const told = await toldBy(context, url).catch((error: unknown) => {
    throw new PlanError(`${flag}: the browser at ${address} does not open the app at ${url}. ${firstLine(error)}`)
  })
  // A port of this machine may lead to another one.
  const isHere = LOOPBACK.includes(new URL(address).hostname) && told.cores === availableParallelism() && SYSTEMS[process.platform]?.test(told.system) === true
  const facts = machineFacts({ browser: `Chromium ${browser.version()}`, browserArguments: [], adapter: await adapterOf(context, url) })
  return {
    machine: isHere ? facts : { ...facts, ...told, processor: 'a processor that the browser does not name' },
    isHere,
    open: () => openPage(context, url),
    isLost: () => held.isGone || !browser.isConnected(),
    async close() {
      if (browser.isConnected()) await browser.close()
    },
  }
}

/** One that begins with nothing, and goes with the connection; Chrome on Android has its own only. */
async function contextOf(browser: Browser): Promise<BrowserContext> {
  try {
    return await browser.newContext()
  } catch (error) {
    const [own] = browser.contexts()
    if (own === undefined) throw error
    return own
  }
}

/** Of a machine elsewhere only what its browser tells. */
async function toldBy(context: BrowserContext, url: string): Promise<Pick<Machine, 'cores' | 'memory' | 'system'>> {
  const page = await openPage(context, url)
  try {
    return await page.evaluate(() => ({ cores: navigator.hardwareConcurrency, system: navigator.userAgent, memory: ((navigator as { deviceMemory?: number }).deviceMemory ?? 0) * 2 ** 30 }))
  } finally {
    await page.close()
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
