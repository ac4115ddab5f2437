/** Passages that are longer than the model takes: what of them is read is counted and shown, and windows read them whole. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from 'playwright/test'
import { ModelTokenizer } from '../src/models/tokenizer.ts'
import { expectAccessible } from './accessible.ts'
import { addText, openLab, scores } from './lab.ts'

const model = 'embedded/reranker'
const limit = 512
const folder = fileURLToPath(new URL(`../public/models/${model}/`, import.meta.url))
const tokenizer = ModelTokenizer.fromFiles(readFileSync(`${folder}tokenizer.json`), readFileSync(`${folder}tokenizer_config.json`))

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, i) => ['The', 'river', 'bank', 'lends', 'water', 'at', 'unforeseeable', 'rates', 'of', 'interest,', 'which', 'Berlin’s', 'fish', 'cannot', 'repay.'][(seed * 7 + i * i + i) % 15]).join(' ')
const query = 'what does the river bank lend'
const long = 1
/** What the long one says last meets the query best. */
const passages = [20, 900, 60, 600, 5].map((count, seed) => (seed === long ? `${words(seed, count)} What does the river bank lend? Water.` : words(seed, count)))

/** As the pairs are really put together: tokens of each passage, and those of them that are in the pair. */
const read = passages.map((passage) => {
  const ids = tokenizer.ids(passage)
  return { passage: ids.length, read: tokenizer.pair(tokenizer.ids(query), ids, limit).passageRead, windows: tokenizer.windows(tokenizer.ids(query), ids, limit, 32).length }
})
const sum = (of: (each: (typeof read)[number]) => number) => read.reduce((total, each) => total + of(each), 0)
const cut = read.filter((each) => each.read < each.passage).length

/** A number as the app writes it, with its thousands apart. */
const shown = (n: number) => new RegExp(String(n).replace(/\B(?=(\d{3})+$)/g, '\\s').replace(/^/, '(?<!\\d)').concat('(?!\\d)'))

async function openLongPassages(page: Page): Promise<void> {
  await openLab(page)
  const record = { query: { qid: 'q1', text: query }, candidates: passages.map((doc, at) => ({ docid: `d${at}`, score: passages.length - at, doc })) }
  await addText(page, 'long.jsonl', JSON.stringify(record))
  await page.evaluate((id) => window.rerankLab.addModel(id), model)
}

test('the meter counts what a model reads, as it is set, without scoring anything', async ({ page }) => {
  await openLongPassages(page)
  await page.goto('./#/models')
  await page.getByText('How it is run').click()
  await page.getByRole('button', { name: 'Count tokens' }).click()
  const figures = page.getByLabel(`Tokens of ${model}`)
  const figure = (name: string) => figures.locator('div').filter({ hasText: name })
  await expect(figure('Pairs cut')).toHaveText(`Pairs cut${cut} of ${passages.length}, ${Math.round((100 * cut) / passages.length)}\u202f%`)
  await expect(figure('Passages read')).toContainText(`${Math.round((100 * sum((each) => each.read)) / sum((each) => each.passage))}\u202f%`)
  await expect(figure('Passages read')).toContainText(shown(sum((each) => each.passage)))

  // Another setting is counted at once.
  await page.getByRole('combobox', { name: 'Long passages' }).selectOption('max')
  await page.getByRole('textbox', { name: 'Stride' }).fill('32')
  await page.getByRole('textbox', { name: 'Stride' }).press('Enter')
  await expect(figure('Pairs cut')).toHaveText(`Pairs cut0 of ${passages.length}`)
  await expect(figure('Pairs in windows')).toContainText(`${cut} ${sum((each) => each.windows)} rows to run`)
  await expectAccessible(page)
  expect(await page.evaluate(() => window.rerankLab.report().systems.length)).toBe(1)
})

test('windows are a system of their own, which reads what the other one cuts; the opened passage shows where', async ({ page }) => {
  test.setTimeout(120_000)
  await openLongPassages(page)
  await page.evaluate(async (id) => {
    await window.rerankLab.rerank({ models: [id], device: 'wasm' })
    await window.rerankLab.rerank({ models: [id], device: 'wasm', windows: { stride: 32, combine: 'max' } })
  }, model)
  const [whole, windowed] = [`${model} (no windows)`, `${model} (windows, max)`] as const
  const [{ q1: plain = {} }, { q1: best = {} }] = await Promise.all([scores(page, whole), scores(page, windowed)])
  passages.forEach((_, at) => {
    const [one = NaN, other = NaN] = [plain[`d${at}`], best[`d${at}`]]
    if (read[at]?.windows === 1) expect(Math.abs(one - other), `d${at}`).toBeLessThan(1e-5)
    else expect(other, `d${at}`).toBeGreaterThanOrEqual(one - 1e-5)
  })
  expect(best[`d${long}`]).not.toBe(plain[`d${long}`])

  await page.goto('./#/compare?query=q1')
  await page.getByRole('list', { name: whole, exact: true }).locator(`[data-docid=d${long}]`).click()
  const sheet = page.getByRole('dialog')
  const { passage = 0, read: seen = 0, windows = 0 } = read[long] ?? {}
  const row = (name: string) => sheet.getByRole('row').filter({ hasText: name }).getByRole('cell').nth(2)
  await expect(row(whole)).toHaveText(new RegExp(`${shown(seen).source} of ${shown(passage).source}`))
  await expect(row(windowed)).toHaveText(new RegExp(`all ${shown(passage).source} in ${windows} windows`))
  const stop = sheet.getByText(`${whole} stops reading here`)
  await expect(stop).toHaveCount(1)
  // What stands before the mark is what the model reads, but for a word that it reads in part.
  const before = await sheet.locator('p').first().evaluate((paragraph) => paragraph.textContent?.split(' (embedded/reranker')[0] ?? '')
  const tokens = tokenizer.ids(before).length
  expect(tokens).toBeLessThanOrEqual(seen)
  expect(tokens).toBeGreaterThan(seen - 6)
  await expectAccessible(page)
})
