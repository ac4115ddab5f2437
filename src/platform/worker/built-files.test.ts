import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listenOnLoopback } from '../../../scripts/server/loopback.mjs'
import { staticServer } from '../../../scripts/server/static-server.mjs'
import { BuiltFiles, type FileCache } from './built-files.ts'

/** A cache that keeps bodies by URL, as the browser's does. */
function memoryCache(): FileCache & { readonly urls: string[] } {
  const kept = new Map<string, Response>()
  const urlOf = (request: RequestInfo | URL): string => (request instanceof Request ? request.url : String(request))
  return {
    match: (request) => Promise.resolve(kept.get(urlOf(request))?.clone()),
    put: (request, response) => Promise.resolve(void kept.set(urlOf(request), response)),
    keys: () => Promise.resolve([...kept.keys()].map((url) => new Request(url))),
    delete: (request) => Promise.resolve(kept.delete(urlOf(request))),
    get urls() {
      return [...kept.keys()]
    },
  }
}

let folder = ''
let scope = ''
let close = (): void => undefined
let requests: string[] = []

const load: typeof fetch = (input, init) => {
  requests.push(String(input))
  return fetch(input, init)
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rerank-lab-build-'))
  writeFileSync(path.join(folder, 'index.html'), '<h1>one</h1>')
  writeFileSync(path.join(folder, 'a b.json'), '{}')
  const listening = await listenOnLoopback(() => staticServer(folder), 0)
  if (!listening) throw new Error('no free port')
  scope = `http://localhost:${listening.port}/`
  close = listening.close
  requests = []
})

afterEach(() => {
  close()
  rmSync(folder, { recursive: true })
})

test('keeps every file, the page by its folder’s address, and serves each by its URL', async () => {
  const files = new BuiltFiles(scope, [['index.html', '1'], ['a b.json', '2']], memoryCache(), load)
  expect(await files.page()).toBeUndefined()
  await files.keepAll()
  expect(requests).toEqual([scope, `${scope}a b.json`])
  expect(await (await files.page())?.text()).toBe('<h1>one</h1>')
  expect(await (await files.find(`${scope}index.html?x#y`))?.text()).toBe('<h1>one</h1>')
  expect(await (await files.find(`${scope}a%20b.json`))?.text()).toBe('{}')
  expect(await files.find(`${scope}other.json`)).toBeUndefined()
})

test('a new build fetches only what changed, and drops the rest when told', async () => {
  const cache = memoryCache()
  await new BuiltFiles(scope, [['index.html', '1'], ['a b.json', '2']], cache, load).keepAll()
  writeFileSync(path.join(folder, 'index.html'), '<h1>two</h1>')
  requests = []
  const next = new BuiltFiles(scope, [['index.html', '3'], ['a b.json', '2']], cache, load)
  await next.keepAll()
  expect(requests).toEqual([scope])
  expect(await (await next.page())?.text()).toBe('<h1>two</h1>')
  expect(cache.urls).toHaveLength(3)
  // A newer build begins to be kept while the first file is dropped.
  let asked = 0
  await new BuiltFiles(scope, [], cache, load).dropOthers(() => (asked += 1) === 1)
  expect(cache.urls).toEqual([`${scope}a b.json?kept=2`, `${scope}index.html?kept=3`])
  await new BuiltFiles(scope, [], cache, load).dropOthers(() => false)
  expect(cache.urls).toHaveLength(2)
  await cache.put(`${scope}index.html?kept=1`, new Response())
  await next.dropOthers(() => true)
  expect(cache.urls).toEqual([`${scope}a b.json?kept=2`, `${scope}index.html?kept=3`])
})

test('a missing file is an error that names it, and is not kept', async () => {
  const cache = memoryCache()
  const files = new BuiltFiles(scope, [['index.html', '1'], ['gone.js', '2']], cache, load)
  await expect(files.keepAll()).rejects.toThrow(/gone\.js answered 404/)
  expect(cache.urls).toEqual([`${scope}index.html?kept=1`])
})
