/** The app's build, served as `npm start` serves it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listenFrom, listenOnLoopback } from '../../scripts/server/loopback.mjs'
import { staticServer } from '../../scripts/server/static-server.mjs'
import { build, isBuildStale } from '../../scripts/setup/build.mjs'
import { root } from '../../scripts/setup/command.mjs'
import { PlanError } from '../../src/benchmark/plan/plan.ts'
import { fromHere } from './place.ts'

export interface AppServer {
  readonly port: number
  readonly url: string
  close(): void
}

/**
 * @param app folder of a build; null for dist, built anew where it is stale
 * @param port wanted, where what a profile keeps belongs to an address; any free one where it is null or taken
 */
export async function serveApp(app: string | null, port: number | null, tell: (line: string) => void): Promise<AppServer> {
  const folder = app === null ? await freshBuild(tell) : existing('app', fromHere(app))
  const make = () => staticServer(folder)
  const served = (port === null ? undefined : await listenOnLoopback(make, port)) ?? (await listenFrom(make, 0))
  return { ...served, url: `http://localhost:${served.port}/` }
}

/** The folder of the build, made anew where it is stale. */
export async function freshBuild(tell: (line: string) => void): Promise<string> {
  if (await isBuildStale()) {
    tell('Building the app')
    await build({ quiet: true })
  }
  return join(root, 'dist')
}

/** The path that a flag gives. Throws PlanError where nothing is there. */
export function existing(flag: string, path: string): string {
  if (!existsSync(path)) throw new PlanError(`--${flag}: there is no ${path}.`)
  return path
}
