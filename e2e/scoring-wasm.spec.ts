/** Scoring on WASM in a browser without WebGPU: threads, the kept ledger, cancelling, and errors that cross the worker's boundary. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { sharedFolder } from '../scripts/shared.ts'
import { ModelTokenizer } from '../src/models/tokenizer.ts'
import type { HarnessJob, HarnessOutcome } from './harness/page.ts'
import { harnessFiles, test } from './harness/test.ts'

test.skip(sharedFolder === undefined, 'needs the models that lie beside the project')
// Each page compiles the runtime anew, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 })

const shared = sharedFolder ?? ''
const bert = join(shared, 'models/tiny/bert-ts')
const score = (page: Page, job: HarnessJob): Promise<HarnessOutcome> => page.evaluate((asked) => window.harness.score(asked), job)
const jsonAt = (path: string): unknown => JSON.parse(readFileSync(join(shared, path), 'utf8'))

const topic = ['rivers and their banks', 'interest on a loan', 'how fish breathe']
const lists = topic.map((query) => ({ query, passages: Array.from({ length: 24 }, (_, i) => `${topic[i % 3]} ${'again '.repeat(i)}${i}`) }))
const request = { device: 'auto', dtype: 'fp32', maxLength: 48 } as const

test('without an adapter a job runs on WASM, with threads, and says why', async ({ harness }) => {
  const { summary, scoredTwice } = await score(harness, { files: harnessFiles(bert), lists, request })
  expect(summary).toMatchObject({ outcome: 'done', scored: 72, start: { device: 'wasm', adapter: null, fallbacks: [{ from: { device: 'webgpu' }, stage: 'adapter' }] } })
  expect(summary.start.threads).toBe(await harness.evaluate(() => Math.min(navigator.hardwareConcurrency, 8)))
  expect(scoredTwice).toBe(0)
})

test('scores outlive the page: a cancelled job goes on after a reload, and nothing is run again', async ({ harness }) => {
  const cancelled = await score(harness, { files: harnessFiles(bert), lists, request, then: 'cancel' })
  expect(cancelled.summary.outcome).toBe('cancelled')
  expect(cancelled.summary.scored).toBeGreaterThan(0)
  expect(cancelled.summary.scored).toBeLessThan(72)
  await harness.reload()
  await harness.waitForFunction(() => 'harness' in window)
  const rest = await score(harness, { files: harnessFiles(bert), lists, request })
  expect(rest.summary).toMatchObject({ outcome: 'done', fromLedger: cancelled.summary.scored, scored: 72 - cancelled.summary.scored })
  await harness.reload()
  await harness.waitForFunction(() => 'harness' in window)
  const kept = await score(harness, { files: harnessFiles(bert), lists, request })
  expect(kept.summary).toMatchObject({ outcome: 'done', fromLedger: 72, scored: 0, load: 0 })
  expect(kept.scores).toEqual(rest.scores)
})

test('errors keep their name on the way to the page, and a worker that does not load is noticed', async ({ harness }) => {
  const withoutTokenizer = harnessFiles(bert).filter(({ path }) => !path.endsWith('tokenizer.json'))
  expect(await harness.evaluate((files) => window.harness.modelError(files), withoutTokenizer)).toEqual({ name: 'ModelError', message: expect.stringContaining('tokenizer.json') })
  expect(await harness.evaluate(() => window.harness.missingWorker())).toMatchObject({ name: 'WorkerError' })
})

interface Reference {
  readonly maxLength: number
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number>>>>
}
type Candidates = { query: string; hits: { content: string; qid: string; docid: string }[] }[]

test('a real reranker scores DL19 as sentence-transformers does, within 1e-3', async ({ harness }, info) => {
  test.setTimeout(300_000)
  const model = join(shared, 'models/minilm-l6-qa-reranker')
  const { maxLength, pairs } = jsonAt('reference/dl19.minilm-l6-qa-reranker.json') as Reference
  const candidates = jsonAt('data/dl19/candidates.BM25.json') as Candidates
  const tokenizer = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), readFileSync(join(model, 'tokenizer_config.json')))
  const isCut = (query: string, passage: string) => tokenizer.ids(query).length + tokenizer.ids(passage).length + tokenizer.specialTokens.pair > maxLength
  // Seeded by the day, so that in time every query has its turn; the first always has a pair that is cut.
  const day = Math.floor(Date.now() / 864e5)
  const withCut = candidates.flatMap(({ query, hits }, i) => (hits.some(({ content }) => isCut(query, content)) ? [i] : []))
  const first = withCut[day % withCut.length] ?? 0
  const chosen = [0, 7, 23].map((step) => (first + step * (1 + (day % 5))) % candidates.length)
  // The longest, where rounding has most to add up.
  const hits = chosen.map((i) => candidates[i]?.hits.toSorted((a, b) => b.content.length - a.content.length).slice(0, 30) ?? [])
  expect(hits.some((list, at) => list.some(({ content }) => isCut(candidates[chosen[at] ?? 0]?.query ?? '', content)))).toBe(true)
  const job = { files: harnessFiles(model), lists: chosen.map((i, at) => ({ query: candidates[i]?.query ?? '', passages: (hits[at] ?? []).map(({ content }) => content) })), request: { device: 'wasm', dtype: 'fp32', maxLength } as const }
  const { summary, scores } = await score(harness, job)
  const differences = hits.flatMap((list, query) => list.map(({ qid, docid }, i) => Math.abs((scores[query]?.[i] ?? NaN) - (pairs[qid]?.[docid] ?? NaN))))
  expect(differences).toHaveLength(90)
  expect(Math.max(...differences)).toBeLessThan(1e-3)
  info.annotations.push({ type: 'speed', description: `${(summary.scored * 1000) / (summary.firstRun + summary.run)} pairs/s, largest difference ${Math.max(...differences)}` })
})
