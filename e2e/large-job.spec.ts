/**
 * A job that runs all night, at the speed of what is not inference: memory stays flat and the page can be used.
 * RERANK_LAB_QUERIES=7000 makes it 700,000 pairs.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { HeapProbe } from './bench-scoring/measurements/heap-probe.ts'
import { addFiles, addFolder, openLab, report } from './lab.ts'
import { logitOf, sumModel, word } from './sum-model.ts'

const QUERIES = Number(process.env['RERANK_LAB_QUERIES'] ?? 400)
const DEPTH = 100
const PAIRS = QUERIES * DEPTH
/** Different texts; they stand in many lists. */
const PASSAGES = 20_000
/** Bytes of heap that may come to be in use after the first tenth: of scores alone there are 4 a pair, and they are not on the heap. */
const GROWTH = 5e6
const model = 'sum'

const queryText = (query: number): string => [query, query / 500, query * 3].map((n) => word(Math.floor(n))).join(' ')
const passageText = (passage: number): string => [passage, passage / 500, passage * 7, passage * 11, passage * 13, passage * 17].map((n) => word(Math.floor(n))).join(' ')
const passageOf = (query: number, rank: number): number => (query * 37 + rank * 101) % PASSAGES

test(`${PAIRS} pairs: memory stays flat, and every score is right`, async ({ page, browser, baseURL }, testInfo) => {
  test.setTimeout(120_000 + PAIRS * 2)
  await openLab(page)
  await addFiles(page, 'Candidates', writeCandidates(testInfo.outputPath('large.jsonl')))
  await addFolder(page, writeModel(testInfo.outputPath(model)), model)
  await page.goto('./#/compare')
  await expect(page.getByRole('button', { name: 'Rerank', exact: true })).toBeEnabled()
  const longTasks = await observeLongTasks(page)
  const probe = await HeapProbe.open(browser, baseURL ?? '')

  const started = performance.now()
  const running = page.evaluate(([id, depth]) => window.rerankLab.rerank({ models: [id], device: 'wasm', dtype: 'fp32', depth }), [model, DEPTH] as const)
  const heaps: { share: number; page: number; workers: number }[] = []
  await expect(page.getByRole('progressbar')).toBeVisible()
  for (const share of [0.1, 0.5, 0.9]) {
    await reach(page, share)
    heaps.push({ share, ...(await probe.usedBytes()) })
  }
  await running
  const seconds = (performance.now() - started) / 1000
  heaps.push({ share: 1, ...(await probe.usedBytes()) })
  await probe.close()

  const tasks = (await longTasks.evaluate((all) => all)).sort((a, b) => b.duration - a.duration)
  const longest = tasks.slice(0, 3).map(({ start, duration }) => `${Math.round(duration)} ms at ${(start / 1000).toFixed(1)} s`)
  const megabytes = heaps.map(({ share, page: own, workers }) => `${Math.round(share * 100)} %: ${(own / 1e6).toFixed(1)} + ${(workers / 1e6).toFixed(1)} MB`)
  console.log(`${PAIRS} pairs in ${seconds.toFixed(1)} s, ${Math.round(PAIRS / seconds)} pairs/s; heap of page + workers at ${megabytes.join(', ')}; ${tasks.length} tasks over 50 ms on the page's thread, ${Math.round(tasks.reduce((sum, { duration }) => sum + duration, 0))} ms in all, the longest ${longest.join(', ')}`)

  const [first, ...later] = heaps
  for (const heap of later) {
    expect(heap.page, 'heap of the page').toBeLessThan((first?.page ?? 0) + GROWTH)
    expect(heap.workers, 'heap of the workers').toBeLessThan((first?.workers ?? 0) + GROWTH)
  }
  expect((await report(page)).systems.at(-1)).toMatchObject({ model, pairs: PAIRS, skipped: [] })
  for (const query of [0, Math.floor(QUERIES / 2), QUERIES - 1]) expect(await scoresOfQuery(page, query)).toEqual(expected(query))
})

/** Each task of the page's own thread of more than 50 milliseconds from now on, and when it began. */
const observeLongTasks = (page: Page) =>
  page.evaluateHandle(() => {
    const tasks: { start: number; duration: number }[] = []
    const from = performance.now()
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ start: startTime - from, duration })))).observe({ type: 'longtask' })
    return tasks
  })

/** Resolves when the bar shows that share of the pairs, or the job is over. */
async function reach(page: Page, share: number): Promise<void> {
  await page.waitForFunction(
    (pairs) => document.querySelector('main')?.ariaBusy === 'false' || Number(document.querySelector('[role=progressbar]')?.ariaValueNow ?? 0) >= pairs,
    share * PAIRS,
    { polling: 100, timeout: 0 },
  )
}

const scoresOfQuery = (page: Page, query: number): Promise<Record<string, number> | undefined> => page.evaluate(([id, qid]) => window.rerankLab.scores(id)[qid], [model, `q${query}`] as const)

const expected = (query: number) =>
  Object.fromEntries(Array.from({ length: DEPTH }, (_, rank) => passageOf(query, rank)).map((passage) => [`d${passage}`, logitOf(queryText(query), passageText(passage))]))

function writeCandidates(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '')
  for (let query = 0; query < QUERIES; query++) {
    const candidates = Array.from({ length: DEPTH }, (_, rank) => ({ docid: `d${passageOf(query, rank)}`, score: DEPTH - rank, doc: passageText(passageOf(query, rank)) }))
    writeFileSync(path, `${JSON.stringify({ query: { qid: `q${query}`, text: queryText(query) }, candidates })}\n`, { flag: 'a' })
  }
  return path
}

function writeModel(folder: string): string {
  for (const [path, content] of Object.entries(sumModel())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
