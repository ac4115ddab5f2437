/** A real browser's fetch and Cache against the local Hub, from a page that is cross-origin isolated. */
import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { build } from 'vite'
import { startHub, type LocalHub } from './server.ts'

const id = 'tiny/bi-encoder'
const graph = 'onnx/model.onnx'
const models = fileURLToPath(new URL('../../public/models/embedded/bi-encoder', import.meta.url))
const { size } = statSync(join(models, graph))

let page: Server
let address: string
let hub: LocalHub

test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2023', lib: { entry: fileURLToPath(new URL('in-page.ts', import.meta.url)), formats: ['es'], fileName: 'in-page' } },
  })
  const [result] = [built].flat()
  const script = result !== undefined && 'output' in result ? result.output[0].code : ''
  page = createServer((request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    response.setHeader('Content-Type', request.url === '/in-page.js' ? 'text/javascript' : 'text/html')
    response.end(request.url === '/in-page.js' ? script : '<!doctype html><title>Hub</title><script type="module" src="/in-page.js"></script>')
  })
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`
})
test.afterAll(() => new Promise((resolve) => page.close(resolve)))
test.beforeEach(async () => {
  hub = await startHub({ models: { [id]: models }, otherOrigin: true })
})
test.afterEach(() => hub.close())

test('a download that was cut goes on after a reload, from another origin, and is then there without the Hub', async ({ page }) => {
  await page.goto(address)
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  Object.assign(hub.faults, { cutAfter: 1_000_000, cuts: 1 })
  const parts = { host: hub.address, id, path: graph }
  await expect(page.evaluate((parts) => window.hub.download({ ...parts, stopAt: 1_000_000 }), parts)).rejects.toThrow(/stopped/)
  await page.reload()
  expect(await page.evaluate((parts) => window.hub.download(parts), parts)).toBe(size)
  const ranges = hub.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/storage/')).map(({ range }) => range)
  expect(ranges).toEqual([undefined, 'bytes=1000000-'])

  await hub.close()
  await page.reload()
  expect(await page.evaluate((parts) => window.hub.download(parts), parts)).toBe(size)
  const kept = await page.evaluate(() => window.hub.kept())
  expect(kept).toMatchObject([{ id, host: hub.address }])
  expect(kept[0]?.bytes).toBeGreaterThan(size)
  await page.evaluate((parts) => window.hub.forget(parts), parts)
  expect(await page.evaluate(() => window.hub.kept())).toEqual([])
})
