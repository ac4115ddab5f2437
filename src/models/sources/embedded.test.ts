import { createReadStream, existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ModelTokenizer } from '../tokenizer.ts'
import { openModel } from '../open.ts'
import { embeddedFiles, embeddedModels } from './embedded.ts'

const folder = fileURLToPath(new URL('../../../public/models', import.meta.url))
let server: Server
let base: string
let cutAt = Infinity

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = `${folder}${request.url ?? ''}`
    if (existsSync(path)) createReadStream(path, { end: cutAt }).pipe(response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test.each(embeddedModels)('%s is served by the app', async (id) => {
  const files = await embeddedFiles(id, base, fetch)
  const info = await openModel(files)
  expect(info).toMatchObject({ id, source: 'embedded', revision: files.revision, maxLength: 512 })
  expect((await files.read(info.graphs[0]?.path ?? '')).length).toBe(info.graphs[0]?.bytes)
  expect((await ModelTokenizer.open(files)).ids('reranker').length).toBeGreaterThan(0)
})
test('there is no other', async () => await expect(embeddedFiles('embedded/big', base, fetch)).rejects.toThrow(/no embedded model "embedded\/big". There are embedded\/reranker and embedded\/bi-encoder/))
test('a file that ends early is not taken', async () => {
  const files = await embeddedFiles('embedded/reranker', base, fetch)
  cutAt = 99
  await expect(files.read('config.json')).rejects.toThrow(/embedded\/reranker\/config\.json ended after 100 of 262 bytes/)
  cutAt = Infinity
})
test('an app whose files are not there says what it asked for', async () => {
  await expect(embeddedFiles('embedded/reranker', `${base}elsewhere/`, fetch)).rejects.toThrow(/elsewhere\/files\.json answered 404/)
})
