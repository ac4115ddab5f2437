/** The names that people script the app by (README, "Drive it from a script"), each found as they would find it. */
import { expect, test } from 'playwright/test'
import { addText, openLab, report, scores } from './lab.ts'

const model = 'embedded/bi-encoder'
const lists = [
  { query: { text: 'how do fish breathe', qid: '7' }, candidates: [{ docid: 'money', score: 3, doc: 'A bank lends money at interest.' }, { docid: 'gills', score: 2, doc: 'Fish breathe with gills, which take oxygen from water.' }, { docid: 'boat', score: 1, doc: 'A boat floats on water.' }] },
  { query: { text: 'what does a bank lend', qid: '8' }, candidates: [{ docid: 'gills', score: 2, doc: 'Fish breathe with gills, which take oxygen from water.' }, { docid: 'money', score: 1, doc: 'A bank lends money at interest.' }] },
]
const candidates = lists.map((list) => JSON.stringify(list)).join('\n')
const qrels = '7 0 gills 2\n7 0 money 0\n8 0 money 1\n'

test('everything has its name', async ({ page }) => {
  await openLab(page)
  await page.getByLabel('Candidates', { exact: true }).setInputFiles([{ name: 'lists.jsonl', mimeType: '', buffer: Buffer.from(candidates) }])
  await expect(page.getByRole('status', { name: 'Receipt' })).toContainText('lists.jsonl')
  await page.getByLabel('Judgements', { exact: true }).setInputFiles([{ name: 'qrels.txt', mimeType: '', buffer: Buffer.from(qrels) }])
  await expect(page.getByRole('status', { name: 'Receipt' })).toContainText('qrels.txt')
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()

  await page.goto('./#/models')
  await expect(page.getByLabel('Model folder', { exact: true })).toBeAttached()
  expect(await page.evaluate((id) => window.rerankLab.addModel(id), model)).toEqual({ id: model, kind: 'bi-encoder' })

  await page.goto('./#/compare?query=8')
  await expect(page.getByRole('checkbox', { name: model, exact: true })).toBeChecked()
  for (const name of ['Relevance level', 'Depth', 'Device', 'Precision']) await expect(page.getByRole('combobox', { name, exact: true })).toBeVisible()
  await page.getByRole('combobox', { name: 'Relevance level' }).selectOption('2')
  await page.getByRole('combobox', { name: 'Device' }).selectOption('wasm')
  await page.getByRole('button', { name: 'Rerank', exact: true }).click()
  const list = page.getByRole('list', { name: model, exact: true })
  await expect(list.getByRole('listitem')).toHaveCount(2, { timeout: 30_000 })
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })

  const first = list.getByRole('listitem').first()
  const expected = { 'aria-posinset': '1', 'aria-setsize': '2', 'data-docid': 'money', 'data-grade': '1' }
  for (const [name, value] of Object.entries(expected)) await expect(first).toHaveAttribute(name, value)
  await expect(list.getByRole('listitem').nth(1)).not.toHaveAttribute('data-grade')
  expect(Number(await first.getAttribute('data-score'))).toBe((await scores(page, model))['8']?.['money'])

  await page.getByRole('link', { name: 'Measures' }).click()
  const table = page.getByRole('table', { name: 'Measures', exact: true })
  await expect(table.getByRole('rowheader')).toHaveText([/^First stage/, new RegExp(`^${model}`)])
  await expect(table.getByRole('columnheader').filter({ hasText: /\S/ })).toHaveText(['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'])
  // Level 2: only query 7 has a relevant document, at rank 2 of the first stage.
  await expect(table.getByRole('row', { name: /First stage/ }).getByRole('cell').nth(1)).toHaveAttribute('data-value', '0.25')
})

test('the script surface gives scores, orders and the report', async ({ page }) => {
  await openLab(page)
  const receipts = await addText(page, 'lists.jsonl', candidates)
  expect(receipts).toMatchObject([{ outcome: 'added', queries: 2, items: 5 }])
  await addText(page, 'qrels.txt', qrels)
  await page.evaluate((id) => window.rerankLab.addModel(id), model)
  await page.evaluate(() => window.rerankLab.rerank({ device: 'wasm', depth: 2 }))
  const scored = await scores(page, model)
  expect(Object.keys(scored['7'] ?? {})).toEqual(['money', 'gills'])
  for (const score of Object.values(scored['7'] ?? {})) expect(Math.fround(score)).toBe(score)
  expect(await page.evaluate(([name]) => window.rerankLab.ranking(name, '7'), [model] as const)).toEqual(['gills', 'money', 'boat'])
  expect(await page.evaluate(() => window.rerankLab.ranking('First stage', '7'))).toEqual(['money', 'gills', 'boat'])
  expect(await page.evaluate(() => window.rerankLab.queries())).toEqual({ collection: ['7', '8'], judged: ['7', '8'] })
  const { systems, manifest } = await report(page)
  expect(manifest).toMatchObject({ level: 1, depth: 2, dialect: 'trec_eval -c', crossOriginIsolated: true })
  expect(systems).toMatchObject([
    { name: 'First stage', model: null, measures: { 'MRR@10': { mean: 0.5, perQuery: { 7: 0.5, 8: 0.5 } } } },
    { name: model, model, device: 'wasm', dtype: 'fp32', pairs: 4, measures: { 'MRR@10': { mean: 1, perQuery: { 7: 1, 8: 1 } } }, speed: { pairsPerSecond: expect.any(Number) } },
  ])
  await expect(page.evaluate(() => window.rerankLab.scores('nobody'))).rejects.toThrow(/No system is called “nobody”.*First stage/)

  // A script's link names a screen; the job was at depth 2, and so are the measures that it goes to see.
  await page.goto('./#/measures')
  await expect(page).toHaveURL(/#\/measures\?depth=2$/)
  const row = page.getByRole('table', { name: 'Measures', exact: true }).getByRole('row', { name: new RegExp(`^${model}`) })
  await expect(row.getByRole('cell').nth(1)).toHaveAttribute('data-value', '1')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
})
