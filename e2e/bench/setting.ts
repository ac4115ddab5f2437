/** What a benchmark needs standing: the build served, and a browser whose profile is kept. */
import { chromium, type BrowserContext, type Page } from 'playwright'
import { listenFrom, listenOnLoopback } from '../../scripts/server/loopback.mjs'
import { staticServer } from '../../scripts/server/static-server.mjs'
import { build, isBuildStale } from '../../scripts/setup/build.mjs'
import { root } from '../../scripts/setup/command.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Machine } from '../../src/benchmark/report/benchmark-report.ts'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import type { Device } from '../../src/systems/system.ts'
import { launchOptions } from '../browser.ts'
import { gpuFlags } from './chrome-flags.ts'
import type { BrowserFlags } from './flags.ts'
import { machineFacts } from './machine.ts'
import { fromHere } from './place.ts'

export interface Setting {
  readonly machine: Machine
  readonly port: number
  /** A fresh page at the app's address, in the kept profile; the browser is started anew where it was lost. */
  open(): Promise<Page>
  close(): Promise<void>
}

export interface SettingParts extends BrowserFlags {
  /** Folder of the profile: what the app keeps lives here. */
  readonly profile: string
  /** Where the app was served when the profile was made: what it keeps belongs to this address. Null for a new profile. */
  readonly port: number | null
  readonly devices: readonly Device[]
  readonly tell: (line: string) => void
}

export async function openSetting({ profile, port, devices, browser, chromeArgs, app, tell }: SettingParts): Promise<Setting> {
  const folder = app === null ? await freshBuild(tell) : existing('app', fromHere(app))
  const { executablePath, args } = launchOptions({ args: [...gpuFlags(devices), ...chromeArgs] })
  const executable = browser === null ? executablePath : existing('browser', fromHere(browser))
  const served = await serve(folder, port)
  const url = `http://localhost:${served.port}/`
  // Signals are the command's own to answer: it has something to say before the browser goes.
  const launch = () => chromium.launchPersistentContext(profile, { ...(executable === undefined ? {} : { executablePath: executable }), args: args ?? [], baseURL: url, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
  const held = { context: await launch(), isGone: false }
  const watch = (context: BrowserContext) => context.once('close', () => (held.isGone = true))
  watch(held.context)
  return {
    machine: machineFacts({ browser: `Chromium ${held.context.browser()?.version() ?? ''}`.trim(), browserArguments: args ?? [], adapter: await adapterOf(held.context, url) }),
    port: served.port,
    async open() {
      if (held.isGone) {
        Object.assign(held, { context: await launch(), isGone: false })
        watch(held.context)
      }
      const page = await held.context.newPage()
      await page.goto(url)
      return page
    },
    async close() {
      if (!held.isGone) await held.context.close()
      served.close()
    },
  }
}

/** As `npm start` serves it. */
async function serve(folder: string, port: number | null): Promise<{ readonly port: number; close(): void }> {
  const make = () => staticServer(folder)
  return (port === null ? undefined : await listenOnLoopback(make, port)) ?? (await listenFrom(make, 0))
}

async function freshBuild(tell: (line: string) => void): Promise<string> {
  if (await isBuildStale()) {
    tell('Building the app')
    await build({ quiet: true })
  }
  return join(root, 'dist')
}

function existing(flag: string, path: string): string {
  if (!existsSync(path)) throw new PlanError(`--${flag}: there is no ${path}.`)
  return path
}

/** What WebGPU offers to a page of the app; null where there is nothing. */
async function adapterOf(context: BrowserContext, url: string): Promise<Machine['adapter']> {
  const page = await context.newPage()
  try {
    await page.goto(url)
    return await page.evaluate(async () => {
      const adapter = await (navigator as { gpu?: GPU }).gpu?.requestAdapter({ powerPreference: 'high-performance' })
      if (!adapter) return null
      const { vendor, architecture, description, isFallbackAdapter } = adapter.info
      return { vendor, architecture, description, isFallbackAdapter, shaderF16: adapter.features.has('shader-f16') }
    })
  } finally {
    await page.close()
  }
}
