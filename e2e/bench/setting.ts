/** A browser that cells are run in. */
import { chromium, type BrowserContext, type Page } from 'playwright'
import type { Machine } from '../../src/benchmark/report/benchmark-report.ts'
import type { Device } from '../../src/systems/system.ts'
import { adapterOn } from '../adapter.ts'
import { launchOptions } from '../browser.ts'
import { existing } from './app-server.ts'
import { gpuFlags } from './chrome-flags.ts'
import type { BrowserFlags } from './flags.ts'
import { machineFacts } from './machine.ts'
import { fromHere } from './place.ts'

export interface Setting {
  readonly machine: Machine
  /** Whether it runs on this machine, whose load then says something of its speed. */
  readonly isHere: boolean
  /** A fresh page at the app's address, which finds what former ones kept. */
  open(): Promise<Page>
  /** Whether it went away and cannot be started again from here. */
  isLost(): boolean
  close(): Promise<void>
}

export interface LocalParts extends Pick<BrowserFlags, 'browser' | 'chromeArgs'> {
  /** Folder of the profile: what the app keeps lives here. */
  readonly profile: string
  /** Of the app. */
  readonly url: string
  readonly devices: readonly Device[]
}

/** A browser of this machine, started anew where it was lost. */
export async function localSetting({ profile, url, devices, browser, chromeArgs }: LocalParts): Promise<Setting> {
  const { executablePath, args = [] } = launchOptions({ args: [...gpuFlags(devices), ...chromeArgs] })
  const executable = browser === null ? executablePath : existing('browser', fromHere(browser))
  // Signals are the command's own to answer: it has something to say before the browser goes. The app's service worker would keep the build while cells are timed.
  const launch = () => chromium.launchPersistentContext(profile, { ...(executable === undefined ? {} : { executablePath: executable }), args, serviceWorkers: 'block', handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
  const held = { context: await launch(), isGone: false }
  const watch = (context: BrowserContext) => context.once('close', () => (held.isGone = true))
  watch(held.context)
  return {
    machine: machineFacts({ browser: `Chromium ${held.context.browser()?.version() ?? ''}`.trim(), browserArguments: args, adapter: await adapterOf(held.context, url) }),
    isHere: true,
    async open() {
      if (held.isGone) {
        Object.assign(held, { context: await launch(), isGone: false })
        watch(held.context)
      }
      return openPage(held.context, url)
    },
    isLost: () => false,
    async close() {
      if (!held.isGone) await held.context.close()
    },
  }
}

export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  try {
    await page.goto(url)
    return page
  } catch (error) {
    await page.close()
    throw error
  }
}

/** What WebGPU offers to a page at the app's address, without the app: it would start workers for nothing. Null where there is nothing. */
export async function adapterOf(context: BrowserContext, url: string): Promise<Machine['adapter']> {
  const page = await context.newPage()
  try {
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto(url)
    return await adapterOn(page)
  } finally {
    await page.close()
  }
}
