import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { expect, test as base, type Page } from 'playwright/test'
import { listenOnLoopback } from '../scripts/server/loopback.mjs'
import { recordRequests } from './network.ts'
import { staticHost } from './static-host.ts'

const test = base.extend<{ host: Awaited<ReturnType<typeof staticHost>> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures are wanted from this pattern
  host: async ({}, use) => {
    const host = await staticHost()
    await use(host)
    host.remove()
  },
})

test.use({ serviceWorkers: 'allow' })

/** Waits until the page is isolated: on a host without headers it reloads itself once. */
async function isolated(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => crossOriginIsolated).catch(() => false)).toBe(true)
  await expect(page.getByText('Rerank Lab').first()).toBeVisible()
}

/** Waits until the service worker has kept the whole build. */
function keptOffline(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }: MessageEvent<{ done: boolean; reason?: string }>) =>
          data.done ? resolve(data) : reject(new Error(data.reason))
        navigator.serviceWorker.controller?.postMessage({ kind: 'keep' }, [port2])
      }),
  )
}

test('from a sub-path of a host without headers the page gets its threads, and asks nobody else', async ({ host, page, context }) => {
  const requests = recordRequests(context)
  await page.goto(host.url)
  await isolated(page)
  const shared = await page.evaluate(() => new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true }).buffer instanceof SharedArrayBuffer)
  expect(shared).toBe(true)
  await keptOffline(page)
  requests.expectOnly(host.url)
  expect(requests.urls.filter((url) => !url.startsWith(host.url))).toEqual([])
})

test('after one visit it opens without a network, whole and isolated', async ({ host, page, context }) => {
  await page.goto(host.url)
  await isolated(page)
  await keptOffline(page)
  host.stop()
  await context.setOffline(true)
  await page.goto(`${host.url}#/compare`)
  await page.reload()
  await isolated(page)
  const model = await page.evaluate(async () => (await fetch('models/embedded/reranker/config.json')).json())
  expect(model).toHaveProperty('num_hidden_layers')
})

test('a new build is seen at the next visit, and works without a network from then on', async ({ host, page, context }) => {
  await page.goto(host.url)
  await isolated(page)
  await keptOffline(page)
  const index = path.join(host.folder, 'index.html')
  const service = path.join(host.folder, 'service.js')
  // As a build would: another page, and a service worker that lists it.
  writeFileSync(index, readFileSync(index, 'utf8').replace('<title>Rerank Lab', '<title>Rerank Lab, next'))
  writeFileSync(service, readFileSync(service, 'utf8').replace(/([`"']index\.html[`"'],[`"'])\w+/, '$1next'))
  await page.reload()
  await expect(page).toHaveTitle('Rerank Lab, next')
  await expect
    .poll(() => page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.includes('files'))
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      const { active, installing, waiting } = await navigator.serviceWorker.ready
      return {
        kept: kept.flat().filter(({ url }) => url.includes('index.html?kept=next')).length,
        // Until the new one has taken over, the old one answers, with the old page.
        takenOver: !installing && !waiting && active?.state === 'activated',
      }
    }))
    .toEqual({ kept: 1, takenOver: true })
  host.stop()
  await context.setOffline(true)
  await page.reload()
  await expect(page).toHaveTitle('Rerank Lab, next')
  await isolated(page)
})

test('neither the page nor a worker reaches a host that is not named, and both reach the Hub that is', async ({ host, page }) => {
  // It lets anyone in, so that only the policy can be what keeps the page out.
  const open = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }
  let asked = 0
  const hub = await listenOnLoopback(() => createServer((_, response) => {
    asked += 1
    response.writeHead(200, open).end('reached')
  }), 0)
  if (!hub) throw new Error('There was no free port for the Hub.')
  writeFileSync(path.join(host.folder, 'probe.js'), 'onmessage = ({ data }) => fetch(data).then((r) => r.text()).catch(() => "blocked").then(postMessage)')
  const reach = (url: string): Promise<[string, string]> =>
    page.evaluate(async (address) => {
      const fromPage = await fetch(address).then((response) => response.text(), () => 'blocked')
      const worker = new Worker('probe.js')
      const fromWorker = await new Promise<string>((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data)
        worker.postMessage(address)
      })
      return [fromPage, fromWorker]
    }, url)
  const address = `http://localhost:${hub.port}`
  await page.goto(host.url)
  await isolated(page)
  expect(await reach(`${address}/model.onnx`)).toEqual(['blocked', 'blocked'])
  expect(asked).toBe(0)
  await page.evaluate((url) => localStorage.setItem('rerank-lab model host', url), address)
  await page.reload()
  await isolated(page)
  expect(await reach(`${address}/model.onnx`)).toEqual(['reached', 'reached'])
  expect(asked).toBe(2)
  hub.close()
})
