import { createReadStream } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { createServer } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { byteRange } from './byte-range.mjs'
import { fileAt, headersOf } from './files.mjs'
import { mediaType } from './media-types.mjs'

/**
 * Sends one file, or the part of it that is asked for.
 * @param {{ file: string, size: number, tag: string }} found
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function send({ file, size, tag }, request, response) {
  const { type, isText } = mediaType(file)
  const ifRange = request.headers['if-range']
  // A range of a file that has changed since would be glued to the wrong beginning: then the whole file goes out.
  const range = ifRange === undefined || ifRange === `"${tag}"` ? byteRange(request.headers.range, size) : undefined
  const gzip = isText && range === undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const etag = gzip ? `"${tag}-gzip"` : `"${tag}"`
  response.setHeader('ETag', etag)
  response.setHeader('Vary', 'Accept-Encoding')
  // A name under assets/ carries a hash of its content; any other may hold something new after a build.
  response.setHeader('Cache-Control', /[\\/]assets[\\/]/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) {
    response.writeHead(304).end()
    return
  }
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end()
    return
  }
  response.setHeader('Content-Type', type)
  response.setHeader('Accept-Ranges', 'bytes')
  if (range) response.setHeader('Content-Range', `bytes ${range.first}-${range.last}/${size}`)
  if (gzip) response.setHeader('Content-Encoding', 'gzip')
  else response.setHeader('Content-Length', range ? range.last - range.first + 1 : size)
  response.writeHead(range ? 206 : 200)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const bytes = createReadStream(file, range ? { start: range.first, end: range.last } : {})
  await (gzip ? pipeline(bytes, createGzip(), response) : pipeline(bytes, response))
}

/**
 * A server that answers GET and HEAD with the files under `folder`, and with nothing outside it.
 * @param {string} folder
 * @param {Record<string, string>} [headers] sent with every answer; by default those that the build asks for
 */
export function staticServer(folder, headers = headersOf(folder)) {
  const root = realpath(folder)
  return createServer((request, response) => {
    /** @returns {Promise<void>} */
    const answer = async () => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { Allow: 'GET, HEAD' }).end()
        return
      }
      const found = await fileAt(await root, request.url ?? '/')
      if (found) await send(found, request, response)
      else response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file here.\n')
    }
    answer().catch((/** @type {unknown} */ error) => {
      // A reader that goes away in mid-file ends up here, and so does a file that vanished while it was read.
      if (!response.headersSent) response.writeHead(500)
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
}
