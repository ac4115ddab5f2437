import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listenFrom, listenOnLoopback } from './loopback.mjs'
import { staticServer } from './static-server.mjs'

const above = mkdtempSync(path.join(tmpdir(), 'rerank-lab-server-'))
const folder = path.join(above, 'site')
const closing: (() => void)[] = []
let port = 0
let site = ''

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(path.join(above, 'secret.txt'), 'not for you')
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Rerank Lab</title>')
  writeFileSync(path.join(folder, '_headers'), '/*\n  Cross-Origin-Opener-Policy: same-origin\n  X-Two: a: b\n')
  writeFileSync(path.join(folder, 'bytes.bin'), '0123456789')
  writeFileSync(path.join(folder, 'a b%.txt'), 'words '.repeat(1000))
  writeFileSync(path.join(folder, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(path.join(folder, 'assets', 'ort.wasm'), '')
  symlinkSync(path.join(above, 'secret.txt'), path.join(folder, 'link.txt'))
  const listening = await listenFrom(() => staticServer(folder), 0)
  closing.push(listening.close)
  port = listening.port
  site = `http://localhost:${port}`
})

afterAll(() => {
  for (const close of closing) close()
  rmSync(above, { recursive: true })
})

/** Sends a path as it is written: fetch would tidy it first. */
function statusOf(rawPath: string, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest({ host: '127.0.0.1', port, path: rawPath, method }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode))
    })
    sent.once('error', reject).end()
  })
}

describe('what is served', () => {
  test('a folder’s page, with the headers that the build asks for', async () => {
    const response = await fetch(`${site}/`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Rerank Lab')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(response.headers.get('x-two')).toBe('a: b')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  test('scripts and wasm with types that browsers run, and hashed names for good', async () => {
    const script = await fetch(`${site}/assets/app-1a2b.js`)
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${site}/assets/ort.wasm`)).headers.get('content-type')).toBe('application/wasm')
  })

  test('names with blanks and percent signs, compressed for who can read it', async () => {
    const response = await fetch(`${site}/a%20b%25.txt`)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).toBe('words '.repeat(1000))
    const plain = await fetch(`${site}/a%20b%25.txt`, { headers: { 'Accept-Encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('content-length')).toBe('6000')
    expect(plain.headers.get('etag')).not.toBe(response.headers.get('etag'))
  })

  test('HEAD without a body, and nothing to methods that change something', async () => {
    const head = await fetch(`${site}/bytes.bin`, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
    expect(await statusOf('/bytes.bin', 'POST')).toBe(405)
  })
})

describe('what is not', () => {
  test.each([
    '/missing.txt', '/assets', '/assets/', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt',
    '/link.txt', '/%00', '/%', '/%e0%a4%a', '//secret.txt', '/../site-other/x',
  ])('%s', async (rawPath) => expect(await statusOf(rawPath)).toBe(404))
})

describe('ranges', () => {
  const ask = (range: string, more: Record<string, string> = {}): Promise<Response> =>
    fetch(`${site}/bytes.bin`, { headers: { Range: range, ...more } })

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
  ])('%s is %s', async (range, body, contentRange) => {
    const response = await ask(range)
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([206, body, contentRange])
  })

  test.each(['bytes=10-', 'bytes=-0'])('%s holds nothing', async (range) => {
    const response = await ask(range)
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  })

  test.each(['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])('%s is answered with the whole file', async (range) => {
    const response = await ask(range)
    expect([response.status, await response.text()]).toEqual([200, '0123456789'])
  })

  test('a range of a file that has changed since is answered with the whole file', async () => {
    const etag = (await fetch(`${site}/bytes.bin`)).headers.get('etag') ?? ''
    expect((await ask('bytes=2-4', { 'If-Range': etag })).status).toBe(206)
    expect((await ask('bytes=2-4', { 'If-Range': '"older"' })).status).toBe(200)
  })
})

test('a file that the browser has already is not sent again', async () => {
  const etag = (await fetch(`${site}/bytes.bin`)).headers.get('etag') ?? ''
  const again = await fetch(`${site}/bytes.bin`, { headers: { 'If-None-Match': `"x", ${etag}` } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('listens on both loopback addresses, and takes the next port where one is taken on either', async () => {
  for (const host of ['127.0.0.1', '[::1]']) expect((await fetch(`http://${host}:${port}/`)).status).toBe(200)
  expect(await listenOnLoopback(() => staticServer(folder), port)).toBeUndefined()
  const next = await listenFrom(() => staticServer(folder), port)
  closing.push(next.close)
  expect(next.port).toBeGreaterThan(port)
})
