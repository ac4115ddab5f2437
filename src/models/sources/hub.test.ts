/** Downloads against a Hub on loopback, with the real fetch and real faults. */
import { mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startHub, type LocalHub } from '../../../e2e/hub/server.ts'
import { openModel } from '../open.ts'
import { cachedModels, deleteCachedModel, hubFiles } from './hub.ts'
import { MemoryModelCache } from './model-cache.ts'

const embedded = new URL('../../../public/models/embedded/', import.meta.url).pathname
const id = 'tiny/reranker'
const graph = 'onnx/model.onnx'
const graphSize = statSync(join(embedded, 'reranker', graph)).size

let hub: LocalHub
let cache: MemoryModelCache
const pauses: number[] = []
const options = () => ({ fetch, cache, host: hub.address, pause: async (milliseconds: number) => void pauses.push(milliseconds) })
const open = () => hubFiles(id, options())
const rangesOfGraph = () => hub.requests.filter(({ path }) => path.startsWith('/storage/')).map(({ range }) => range)

beforeEach(async () => {
  cache = new MemoryModelCache()
  pauses.length = 0
  hub = await startHub({ models: { [id]: join(embedded, 'reranker') } })
})
afterEach(() => hub.close())

describe('a model', () => {
  test('is opened from its listing and its small files; graphs are left where they are', async () => {
    const info = await openModel(await open())
    expect(info).toMatchObject({ id, source: 'hub', kind: 'cross-encoder', graphs: [{ dtype: 'fp32', path: graph, bytes: graphSize }] })
    expect(info.revision).toMatch(/^[0-9a-f]{40}$/)
    expect(hub.requests.some(({ path }) => path.includes('onnx'))).toBe(false)
  })
  test('is read through a redirect, with progress in bytes, and then from the cache', async () => {
    const progress: number[] = []
    const first = await (await open()).read(graph, { onBytes: (received, total) => progress.push(received, total) })
    expect(first.length).toBe(graphSize)
    expect(progress.slice(-2)).toEqual([graphSize, graphSize])
    const asked = hub.requests.length
    expect(Buffer.compare(await (await open()).read(graph), first)).toBe(0)
    expect(hub.requests.length).toBe(asked)
  })
  test('is read from storage of another origin', async () => {
    const far = await startHub({ models: { [id]: join(embedded, 'reranker') }, otherOrigin: true })
    expect((await (await hubFiles(id, { ...options(), host: far.address })).read(graph)).length).toBe(graphSize)
    expect(far.requests.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^\/storage\//))
    await far.close()
  })
  test('works without the network once its parts are kept', async () => {
    await (await open()).read(graph)
    await openModel(await open())
    await hub.close()
    const files = await open()
    expect(await openModel(files)).toMatchObject({ kind: 'cross-encoder' })
    expect((await files.read(graph)).length).toBe(graphSize)
    hub = await startHub({ models: {} })
  })
  test('is listed with what it takes, and deleted', async () => {
    await (await open()).read(graph)
    const [kept, ...others] = await cachedModels(cache)
    expect(others).toEqual([])
    expect(kept).toMatchObject({ id, host: hub.address })
    expect(kept?.bytes).toBeGreaterThan(graphSize)
    await deleteCachedModel(cache, { id, host: hub.address })
    expect(await cache.list()).toEqual([])
  })
  test('is read although nothing can be kept', async () => {
    const full: unknown[] = []
    cache.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    const files = await hubFiles(id, { ...options(), onNotKept: (error) => full.push(error) })
    expect((await files.read(graph)).length).toBe(graphSize)
    expect(full.length).toBeGreaterThan(0)
  })
})

describe('a cut connection', () => {
  test('is taken up where it broke', async () => {
    hub.faults.cutAfter = 1_200_000
    const bytes = await (await open()).read(graph)
    expect(rangesOfGraph()).toEqual([undefined, 'bytes=1200000-', 'bytes=2400000-', 'bytes=3600000-'])
    delete hub.faults.cutAfter
    expect(Buffer.compare(bytes, await (await hubFiles(id, { ...options(), cache: new MemoryModelCache() })).read(graph))).toBe(0)
  })
  test('leaves what has arrived for the next visit', async () => {
    hub.faults.cutAfter = 1_200_000
    const stop = new AbortController()
    const visit = (await open()).read(graph, { signal: stop.signal, onBytes: (received) => received >= 1_200_000 && stop.abort() })
    await expect(visit).rejects.toThrow(/abort/i)
    delete hub.faults.cutAfter
    expect((await (await open()).read(graph)).length).toBe(graphSize)
    expect(rangesOfGraph()).toEqual([undefined, 'bytes=1200000-'])
  })
  test('with another ETag afterwards begins anew', async () => {
    Object.assign(hub.faults, { cutAfter: 1_200_000, cuts: 1 })
    const files = await hubFiles(id, { ...options(), pause: async () => void (hub.faults.version = '-2') })
    expect((await files.read(graph)).length).toBe(graphSize)
    expect(rangesOfGraph()).toEqual([undefined, 'bytes=1200000-', undefined])
  })
  test('on a server that does not do ranges begins anew', async () => {
    Object.assign(hub.faults, { cutAfter: 1_200_000, cuts: 1, ignoreRange: true })
    expect((await (await open()).read(graph)).length).toBe(graphSize)
    expect(rangesOfGraph()).toEqual([undefined, 'bytes=1200000-'])
  })
  test('that brings nothing any more is given up with a sentence', async () => {
    const files = await open()
    await hub.close()
    await expect(files.read(graph)).rejects.toThrow(/cannot be reached for onnx\/model\.onnx of tiny\/reranker .*Is the network on/)
    expect(pauses.length).toBe(4)
    hub = await startHub({ models: {} })
  })
})

describe('refusals', () => {
  test('no such model', async () => await expect(hubFiles('tiny/other', options())).rejects.toThrow(/has no model tiny\/other \(401\)\. Check the spelling/))
  test('no such file', async () => await expect((await open()).read('onnx/model_q4.onnx')).rejects.toThrow(/tiny\/reranker has no onnx\/model_q4\.onnx/))
  test('gated', async () => {
    Object.assign(hub.faults, { statuses: [401], errorCode: 'GatedRepo' })
    await expect(open()).rejects.toThrow(/tiny\/reranker is gated \(401\): its terms have to be accepted at .*drop its folder here/)
  })
  test('asked too often, then not', async () => {
    const files = await open()
    hub.faults.statuses = [429, 503]
    expect((await files.read('config.json')).length).toBe(262)
    expect(pauses).toEqual([500, 1000])
  })
  test('asked too often for good', async () => {
    const files = await open()
    hub.faults.statuses = [429, 429, 429, 429, 429]
    await expect(files.read('config.json')).rejects.toThrow(/asked too often \(429\)/)
  })
  test('an address that is not a Hub', async () => {
    await expect(hubFiles(id, { ...options(), host: `${hub.address}api/models/` })).rejects.toThrow(/no model|not JSON|does not answer as a Hub/)
  })
  test.each(['', 'a b', '../../etc', 'a/b/c', 'owner/..'])('"%s" is no id', async (text) => await expect(hubFiles(text, options())).rejects.toThrow(/is not a model's id/))
  test('a page’s address is one', async () => expect((await hubFiles(`${hub.address}${id}/tree/main`, options())).id).toBe(id))
})

describe('weights beside the graph', () => {
  test('belong to it, and their bytes count', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-'))
    mkdirSync(join(folder, 'onnx'))
    for (const [name, size] of [['model.onnx', 10], ['model.onnx_data', 100], ['model.onnx_data_1', 100], ['model_fp16.onnx', 7]] as const) writeFileSync(join(folder, 'onnx', name), new Uint8Array(size))
    writeFileSync(join(folder, 'tokenizer.json'), '{}')
    writeFileSync(join(folder, 'config.json'), '{"architectures":["BertModel"]}')
    const other = await startHub({ models: { 'a/b': folder } })
    const { graphs } = await openModel(await hubFiles('a/b', { ...options(), host: other.address }))
    expect(graphs).toEqual([
      { dtype: 'fp32', path: graph, external: ['onnx/model.onnx_data', 'onnx/model.onnx_data_1'], bytes: 210 },
      { dtype: 'fp16', path: 'onnx/model_fp16.onnx', external: [], bytes: 7 },
    ])
    await other.close()
    rmSync(folder, { recursive: true })
  })
})
