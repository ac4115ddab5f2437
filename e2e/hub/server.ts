/**
 * A Hub on loopback: the listing, files behind a redirect to a storage path, Range, ETag and CORS as the public one has
 * them, and faults on demand. From the command line: `npx tsx e2e/hub/server.ts PORT owner/name=folder…`
 */
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describeModel, indexModel, isLarge, type HubFile, type HubModel } from './model-index.ts'

/** What may go wrong; may be changed while the Hub runs. */
export interface Faults {
  /** Cut the connection after so many bytes of a large file's body … */
  cutAfter?: number
  /** … this many times (default: each time). */
  cuts?: number
  /** Answer these statuses, one a request, before answering properly. */
  statuses?: number[]
  /** The public Hub's word beside such a status, for instance GatedRepo. */
  errorCode?: string
  /** Appended to every ETag: another value is another version. */
  version?: string
  /** Answer Range requests with the whole file. */
  ignoreRange?: boolean
}

export interface LocalHub {
  /** With a final slash. */
  readonly address: string
  readonly faults: Faults
  /** Method, path and Range of each request, in order. */
  readonly requests: readonly { readonly method: string; readonly path: string; readonly range: string | undefined }[]
  close(): Promise<void>
}

export interface HubSetup {
  /** Folders by model id. */
  readonly models: { readonly [id: string]: string }
  readonly port?: number
  /** Storage on another port, as on the public Hub, where it is another origin; default: another path of the same one. */
  readonly otherOrigin?: boolean
}

export async function startHub({ models, port = 0, otherOrigin = false }: HubSetup): Promise<LocalHub> {
  const index = Object.entries(models).map(([id, folder]) => indexModel(id, folder))
  const faults: Faults = {}
  const requests: { method: string; path: string; range: string | undefined }[] = []
  let storage = ''

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname: path } = new URL(request.url ?? '/', 'http://hub')
    requests.push({ method: request.method ?? '', path, range: request.headers.range })
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') return end(response, 204)
    const status = faults.statuses?.shift()
    if (status !== undefined) {
      if (faults.errorCode !== undefined) response.setHeader('X-Error-Code', faults.errorCode)
      return end(response, status, 'refused')
    }
    const found = route(index, decodeURIComponent(path))
    if (found === undefined) {
      response.setHeader('X-Error-Code', path.startsWith('/api/') ? 'RepoNotFound' : 'EntryNotFound')
      return end(response, path.startsWith('/api/') ? 401 : 404, 'not found')
    }
    if ('listing' in found) {
      response.setHeader('Content-Type', 'application/json')
      return end(response, 200, JSON.stringify(describeModel(found.listing)))
    }
    if (found.redirect) {
      response.setHeader('Location', `${storage}/storage/${found.file.oid}`)
      return end(response, 302)
    }
    send(found.file, request, response, faults)
  }

  const servers = [createServer(handle), ...(otherOrigin ? [createServer(handle)] : [])]
  const addresses: string[] = []
  for (const [i, server] of servers.entries()) {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(i === 0 ? port : 0, '127.0.0.1', resolve))
    addresses.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  }
  storage = otherOrigin ? (addresses[1] ?? '') : ''
  return {
    address: `${addresses[0]}/`,
    faults,
    requests,
    async close() {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
    },
  }
}

// The page is cross-origin isolated, so everything from elsewhere has to say that it may be read.
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Range',
  'Access-Control-Expose-Headers': 'ETag, Content-Range, Accept-Ranges, X-Error-Code, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

type Found = { listing: HubModel } | { file: HubFile; redirect: boolean }

function route(index: readonly HubModel[], path: string): Found | undefined {
  const [, listed] = /^\/api\/models\/(.+?)(?:\/revision\/[^/]+)?$/.exec(path) ?? []
  if (listed !== undefined) {
    const model = index.find(({ id }) => id === listed)
    return model && { listing: model }
  }
  const [, oid] = /^\/storage\/(\w+)$/.exec(path) ?? []
  if (oid !== undefined) {
    const file = index.flatMap(({ files }) => [...files.values()]).find((each) => each.oid === oid)
    return file && { file, redirect: false }
  }
  const [, id, revision, name] = /^\/(.+?)\/resolve\/([^/]+)\/(.+)$/.exec(path) ?? []
  const model = index.find((each) => each.id === id && (revision === 'main' || revision === each.sha))
  const file = model?.files.get(name ?? '')
  return file && { file, redirect: isLarge(file.path) }
}

function send(file: HubFile, request: IncomingMessage, response: ServerResponse, faults: Faults): void {
  response.setHeader('ETag', `"${file.oid}${faults.version ?? ''}"`)
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('Content-Type', 'application/octet-stream')
  const [, from] = (faults.ignoreRange !== true && /^bytes=(\d+)-$/.exec(request.headers.range ?? '')) || []
  const start = from === undefined ? 0 : Number(from)
  if (start > 0 && start >= file.size) {
    response.setHeader('Content-Range', `bytes */${file.size}`)
    return end(response, 416)
  }
  if (from !== undefined) response.setHeader('Content-Range', `bytes ${start}-${file.size - 1}/${file.size}`)
  response.setHeader('Content-Length', file.size - start)
  response.statusCode = from === undefined ? 200 : 206
  if (request.method === 'HEAD') return end(response, response.statusCode)
  const cut = isLarge(file.path) && faults.cutAfter !== undefined && (faults.cuts ?? 1) > 0 && file.size - start > faults.cutAfter
  if (!cut) {
    createReadStream(file.onDisk, { start }).pipe(response)
    return
  }
  if (faults.cuts !== undefined) faults.cuts--
  const part = createReadStream(file.onDisk, { start, end: start + (faults.cutAfter ?? 0) - 1 })
  part.pipe(response, { end: false })
  // A browser throws away what it has not read when the connection is torn down, and a busy one reads late.
  part.on('end', () => setTimeout(() => response.destroy(), 500))
}

function end(response: ServerResponse, status: number, body?: string): void {
  response.statusCode = status
  response.end(body)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port = '0', ...models] = process.argv.slice(2)
  const hub = await startHub({ port: Number(port), models: Object.fromEntries(models.map((pair) => pair.split('=', 2) as [string, string])) })
  process.stdout.write(`${hub.address}\n`)
}
