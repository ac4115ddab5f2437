/** All that a benchmark needs standing: the app served, and one browser or several. */
import { join } from 'node:path'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import type { Device } from '../../src/systems/system.ts'
import { serveApp } from './app-server.ts'
import type { BrowserFlags } from './flags.ts'
import { cdpSetting, endpointSetting } from './remote-setting.ts'
import { localSetting, type Setting } from './setting.ts'

export interface Settings {
  readonly port: number
  readonly browsers: readonly Setting[]
  close(): Promise<void>
}

export interface SettingsParts extends BrowserFlags {
  /** Folder that profiles are made in. */
  readonly profiles: string
  /** Where the app was served when the profiles were made; null for new ones. */
  readonly keptPort: number | null
  readonly devices: readonly Device[]
  readonly tell: (line: string) => void
}

/** Throws PlanError where a build, a browser or an endpoint is not there, or the port is taken. */
export async function openSettings(parts: SettingsParts): Promise<Settings> {
  const { app, port, keptPort, tell, endpoints, cdp, workers, profiles } = parts
  const served = await serveApp(app, port ?? keptPort, tell)
  if (port !== null && served.port !== port) {
    served.close()
    throw new PlanError(`--port: ${port} is taken.`)
  }
  const browsers: Setting[] = []
  const close = async () => {
    for (const browser of browsers) await browser.close()
    served.close()
  }
  try {
    for (const endpoint of endpoints) browsers.push(await endpointSetting(endpoint, served.url))
    if (cdp !== null) browsers.push(await cdpSetting(cdp, served.url))
    const own = browsers.length > 0 ? 0 : workers
    for (let worker = 0; worker < own; worker++) browsers.push(await localSetting({ ...parts, profile: join(profiles, `profile-${worker + 1}`), url: served.url }))
    return { port: served.port, browsers, close }
  } catch (error) {
    await close()
    throw error
  }
}
