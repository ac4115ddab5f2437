import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { listenOnLoopback } from '../scripts/server/loopback.mjs'
import { staticServer } from '../scripts/server/static-server.mjs'

const dist = process.env['RERANK_LAB_APP'] ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * A copy of the build on a plain static host: under a path of its own, and with no header that the host was not born
 * with. `folder` is the copy, for a test that deploys another build; `stop` ends the server, as a lost network would.
 */
export async function staticHost(): Promise<{ url: string; folder: string; stop(): void; remove(): void }> {
  const root = mkdtempSync(path.join(tmpdir(), 'rerank-lab-host-'))
  const folder = path.join(root, 'some', 'path')
  cpSync(dist, folder, { recursive: true })
  const listening = await listenOnLoopback(() => staticServer(root, {}), 0)
  if (!listening) throw new Error('There was no free port for the static host.')
  return {
    url: `http://localhost:${listening.port}/some/path/`,
    folder,
    stop: listening.close,
    remove() {
      listening.close()
      rmSync(root, { recursive: true })
    },
  }
}
