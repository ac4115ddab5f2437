import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** @type {Record<string, string>} */
const mimeTypes = {
  '.css': 'text/css; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
}

/**
 * The headers that a build wants on each of its files, from the `_headers` file beside them: lines of `Name: value`
 * under the pattern `/*`, which several static hosts read too. Without that file there are none.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function headersOf(folder) {
  const file = path.join(folder, '_headers')
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split('\n').map((line) => /^\s+([\w-]+):\s*(.+)$/.exec(line))
  return Object.fromEntries(lines.flatMap((found) => (found?.[1] && found[2] ? [[found[1], found[2].trim()]] : [])))
}

/**
 * The file in `root` that a URL path names, or undefined where it names none or one outside.
 * @param {string} root a real path
 * @param {string} urlPath still percent-encoded
 */
async function fileAt(root, urlPath) {
  try {
    const decoded = decodeURIComponent(urlPath)
    const asked = path.join(root, decoded, decoded.endsWith('/') ? 'index.html' : '')
    // The real path, so that neither dots nor a link lead out of the folder.
    const file = await realpath(asked)
    if (!file.startsWith(root + path.sep)) return undefined
    const facts = await stat(file)
    return facts.isFile() ? { file, size: facts.size, etag: `"${facts.size.toString(36)}-${Math.round(facts.mtimeMs).toString(36)}"` } : undefined
  } catch {
    // Badly encoded, a NUL in it, or nothing there: to the asker it is all the same.
    return undefined
  }
}

/**
 * One `bytes=` range over a file of `size` bytes: its first and last byte, 'unsatisfiable', or undefined where the
 * whole file is to be sent (no range, several, or a unit that is not bytes: RFC 9110 lets a server ignore those).
 * @param {string | undefined} header
 * @param {number} size
 * @returns {{ first: number, last: number } | 'unsatisfiable' | undefined}
 */
export function byteRange(header, size) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!found || (found[1] === '' && found[2] === '')) return undefined
  const [, from = '', to = ''] = found
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && from !== '' && Number(to) < first) return undefined
  return first > last ? 'unsatisfiable' : { first, last }
}

/**
 * Answers GET and HEAD with the files under `folder`, and with nothing outside it.
 * @param {string} folder
 * @param {Record<string, string>} [headers] sent with every answer
 */
export function staticServer(folder, headers = headersOf(folder)) {
  const root = realpath(folder)

  /**
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  async function answer(request, response) {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const found = await fileAt(await root, (request.url ?? '/').replace(/[?#].*$/s, ''))
    if (!found) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file here.\n')
      return
    }
    const { file, size } = found
    const type = mimeTypes[path.extname(file)] ?? 'application/octet-stream'
    const range = byteRange(request.headers.range, size)
    const gzip = range === undefined && type.includes('charset') && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    // What is encoded differently is another representation, and needs another tag.
    const etag = gzip ? found.etag.replace(/"$/, '-gzip"') : found.etag
    response.setHeader('Content-Type', type)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Accept-Ranges', 'bytes')
    response.setHeader('ETag', etag)
    response.setHeader('Vary', 'Accept-Encoding')
    // A name under assets/ carries a hash of its content; every other name may hold something new after a build.
    response.setHeader('Cache-Control', /[\\/]assets[\\/]/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
      response.writeHead(304).end()
      return
    }
    const stale = request.headers['if-range'] !== undefined && request.headers['if-range'] !== found.etag
    if (range === 'unsatisfiable' && !stale) {
      response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end()
      return
    }
    const part = range === undefined || range === 'unsatisfiable' || stale ? undefined : range
    if (part) response.setHeader('Content-Range', `bytes ${part.first}-${part.last}/${size}`)
    if (gzip) response.setHeader('Content-Encoding', 'gzip')
    else response.setHeader('Content-Length', part ? part.last - part.first + 1 : size)
    response.writeHead(part ? 206 : 200)
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    const bytes = createReadStream(file, part ? { start: part.first, end: part.last } : {})
    await (gzip ? pipeline(bytes, createGzip(), response) : pipeline(bytes, response))
  }

  return createServer((request, response) => {
    answer(request, response).catch((/** @type {unknown} */ error) => {
      // A reader that goes away in mid-file ends the pipeline; a file that vanished has no answer left to give.
      if (!response.headersSent) response.writeHead(500)
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
}
