/** The Benchmark screen: a small plan run in the page, its report taken out and opened again. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { readReport } from '../src/benchmark/report/read-report.ts'
import { expectAccessible } from './accessible.ts'
import { addText, openLab } from './lab.ts'

const lists = [
  { qid: 'q1', query: 'who mends shoes', docs: ['a cobbler mends shoes', 'bread is baked', 'the sea is deep', 'rain falls', 'shoes'] },
  { qid: 'q2', query: 'how deep is the sea', docs: ['shoes are mended', 'the sea is four kilometres deep', 'a cobbler', 'fish', 'a lake'] },
]
const candidates = lists.map(({ qid, query, docs }) => JSON.stringify({ query: { text: query, qid }, candidates: docs.map((doc, at) => ({ docid: `${qid}-${at}`, score: at, doc })) })).join('\n')

test('a plan is run in the page, and its report.json opens again, here and in readReport', async ({ page }) => {
  await openLab(page)
  await addText(page, 'tiny.jsonl', candidates)
  await addText(page, 'qrels.txt', 'q1 0 q1-0 1\nq2 0 q2-1 1\n')
  await page.goto('./#/benchmark')
  const plan = { name: 'plan.yaml', mimeType: 'application/yaml', buffer: Buffer.from('model: embedded/bi-encoder\ndevice: wasm\ndepth: 5\nmeasure: [MRR@10, nDCG@10]\n') }
  await page.getByLabel('Plan file', { exact: true }).setInputFiles({ ...plan, buffer: Buffer.from('modle: x') })
  await expect(page.getByRole('alert')).toContainText('plan.yaml: A plan knows no “modle”')
  await page.getByLabel('Plan file', { exact: true }).setInputFiles(plan)
  await expect(page.getByRole('checkbox', { name: 'embedded/reranker', exact: true })).not.toBeChecked()

  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const cell = page.getByRole('table', { name: 'Cells', exact: true }).getByRole('row').nth(1).getByRole('cell')
  await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible()
  await expectAccessible(page)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download report.json' }).click()
  const text = readFileSync(await (await download).path(), 'utf8')
  const { systems, manifest } = readReport(text)
  expect(systems.map(({ name, pairs }) => [name, pairs])).toEqual([['First stage', 10], ['embedded/bi-encoder', 10]])
  // The bi-encoder takes either question's sentence first, that of q1 before its lone word.
  expect(systems[1]?.measures['MRR@10']?.mean).toBe(1)
  expect(manifest.machines).toMatchObject([{ driver: null }])
  // The screen's own scores are none of the benchmark's.
  expect(await page.evaluate(() => window.rerankLab.report().systems.map(({ name }) => name))).toEqual(['First stage'])

  await page.reload()
  await page.getByLabel('Report', { exact: true }).setInputFiles([
    { name: 'phone.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"embedded/bi-encoder"', '"<img src=x onerror=alert(1)>"')) },
    { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(text.replace('"level": 1', '"level": "one"')) },
  ])
  await expect(page.getByRole('alert')).toContainText('broken.json: It is not as a report is written: manifest.level is “one”')
  // What was run before the reload is there too.
  await expect(page.getByRole('combobox', { name: 'Report shown' }).getByRole('option')).toHaveText(['This machine', 'phone.json'])
  const table = page.getByRole('table', { name: 'Measures and speed', exact: true })
  await expect(table.getByRole('rowheader', { name: '<img src=x onerror=alert(1)>' })).toBeVisible()
  expect(await table.locator('td[data-value="1"]').count()).toBeGreaterThan(0)
  await expect(page.getByRole('table', { name: 'Differences between the reports', exact: true })).toBeVisible()
})
