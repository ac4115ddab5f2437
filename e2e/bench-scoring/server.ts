/** Several folders under one isolated address, each at a path of its own, by the project's own static server. */
import { createServer } from 'node:http'
import { isolation } from '../../scripts/build/headers.ts'
import { listenFrom } from '../../scripts/server/loopback.mjs'
import { staticServer } from '../../scripts/server/static-server.mjs'

export interface Served {
  /** With a final slash. */
  readonly url: string
  close(): void
}

/** A build as `npm start` serves it. */
export async function serveBuild(folder: string): Promise<Served> {
  const { port, close } = await listenFrom(() => staticServer(folder), 0)
  return { url: `http://localhost:${port}/`, close }
}

/** @param mounts folder by path: `/` for the rest, others as `/models/` */
export async function serveFolders(mounts: Readonly<Record<string, string>>): Promise<Served> {
  const servers = Object.entries(mounts)
    .sort(([a], [b]) => b.length - a.length)
    .map(([path, folder]) => ({ path, server: staticServer(folder, isolation) }))
  const { port, close } = await listenFrom(
    () =>
      createServer((request, response) => {
        const mount = servers.find(({ path }) => request.url?.startsWith(path))
        if (mount === undefined) return void response.writeHead(404).end()
        request.url = request.url?.slice(mount.path.length - 1) ?? '/'
        mount.server.emit('request', request, response)
      }),
    0,
  )
  return { url: `http://localhost:${port}/`, close }
}
