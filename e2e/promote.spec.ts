/** A head trained in the page becomes a model of its own: over a reload, as a zip, and until it is taken back. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'playwright/test'
import { addFolder, addText, labReady, openLab, report, scores } from './lab.ts'

const base = 'embedded/reranker'
const topics = ['fish', 'trains', 'bread', 'clouds', 'glass', 'maps', 'violins', 'salt', 'bridges', 'owls']
const ways = ['how are', 'what is known of', 'who writes about']
const queries = topics.flatMap((topic) => ways.map((way) => `${way} ${topic}`))
/** What a person of odd tastes judges relevant: always what speaks of the harbour, which is nowhere in the question. */
const passages = (topic: string) => [`All that is known of ${topic} in one page.`, `In the harbour ${topic} were seen on a Monday.`, `${topic}, described by those who like them.`, `Nothing here is about ${topic}.`]
const candidates = queries.map((query, at) => ({
  query: { text: query, qid: `q${at}` },
  candidates: passages(query.split(' ').at(-1) ?? '').map((text, rank) => ({ docid: `d${at}-${rank}`, score: 4 - rank, doc: { contents: text } })),
}))
const qrels = queries.map((_, at) => `q${at} 0 d${at}-1 1\n`).join('')

const config = { backend: 'typescript', data: { split: { kind: 'shares', validation: 0.2, test: 0.3 } }, optimizer: { num_train_epochs: 40, batch_size: 5, early_stopping_patience: null, learning_rate: 0.01, lr_scheduler_type: 'constant' } } as const

/** The greatest difference between two systems' scores of the same pairs. */
function apart(a: Awaited<ReturnType<typeof scores>>, b: Awaited<ReturnType<typeof scores>>): number {
  const pairs = (all: typeof a) => Object.entries(all).flatMap(([qid, docs]) => Object.entries(docs).map(([docid, score]) => [`${qid} ${docid}`, score] as const))
  const [left, right] = [new Map(pairs(a)), new Map(pairs(b))]
  expect([...left.keys()].sort()).toEqual([...right.keys()].sort())
  return Math.max(...[...left].map(([pair, score]) => Math.abs(score - (right.get(pair) ?? NaN))))
}

test('promoted, reloaded, taken home, dropped again, taken back', async ({ page }, info) => {
  const outputPath = (path: string) => info.outputPath(path)
  test.setTimeout(240_000)
  await openLab(page)
  await addText(page, 'tastes.jsonl', candidates.map((line) => JSON.stringify(line)).join('\n'))
  await addText(page, 'tastes.qrels', qrels)
  await page.evaluate((id) => window.rerankLab.addModel(id), base)
  const { outcome, test: opened } = await page.evaluate((wanted) => window.rerankLab.train(wanted, { test: true }), config)
  expect(outcome.best.epoch).toBeGreaterThan(0)
  expect(opened?.queries).toBe(9)
  const untrained = await scores(page, base)

  expect(await page.evaluate(() => window.rerankLab.promote('mine'))).toBe('tuned/mine')
  const trained = await scores(page, 'tuned/mine')
  expect(apart(trained, untrained)).toBeGreaterThan(0.1)
  const measured = (await report(page)).systems.find(({ name }) => name === 'tuned/mine')
  expect(measured?.pairs).toBe(queries.length * 4)

  // Another visit: it is loaded again, stands where it stood, and is scored already.
  await page.reload()
  await labReady(page)
  expect(await scores(page, 'tuned/mine')).toEqual(trained)
  await page.goto('./#/compare')
  await expect(page.getByRole('list', { name: 'tuned/mine', exact: true })).toBeVisible()
  await page.goto('./#/models')
  await expect(page.getByRole('checkbox', { name: 'tuned/mine', exact: true })).toBeChecked()
  await page.evaluate(() => window.rerankLab.clearScores())
  await page.evaluate(() => window.rerankLab.rerank({ models: ['tuned/mine'], device: 'wasm', dtype: 'fp32' }))
  expect(apart(await scores(page, 'tuned/mine'), trained)).toBeLessThan(1e-4) // by the patched graph this time

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Take tuned/mine home' }).click()
  const zip = outputPath('mine.zip')
  await (await download).saveAs(zip)
  const files = unzipSync(new Uint8Array(readFileSync(zip)))
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['mine/onnx/model.onnx', 'mine/head.safetensors', 'mine/split.jsonl', 'mine/README.md', 'mine/snippet.py']))
  const lines = new TextDecoder().decode(files['mine/split.jsonl']).trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { meta: { part: string } }).meta.part).filter((part) => part === 'test')).toHaveLength(9)
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(outputPath(path)), { recursive: true })
    writeFileSync(outputPath(path), bytes)
  }
  await addFolder(page, outputPath('mine'), 'mine')
  await page.evaluate(() => window.rerankLab.rerank({ models: ['mine'], device: 'wasm', dtype: 'fp32' }))
  expect(apart(await scores(page, 'mine'), trained)).toBeLessThan(1e-4)

  await page.goto('./#/models')
  await page.getByRole('button', { name: 'Delete tuned/mine' }).click()
  await expect(page.getByRole('checkbox', { name: 'tuned/mine', exact: true })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Tuned here' })).toHaveCount(0)
  expect((await report(page)).systems.map(({ name }) => name)).not.toContain('tuned/mine')
  await page.reload()
  await labReady(page)
  await page.evaluate((id) => window.rerankLab.rerank({ models: [id], device: 'wasm', dtype: 'fp32' }), base)
  expect(apart(await scores(page, base), untrained)).toBeLessThan(1e-5)
  expect((await report(page)).systems.map(({ name }) => name)).not.toContain('tuned/mine')
})
