import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, test, type Download, type Page } from 'playwright/test'
import type { RunManifest } from '../src/exports/run-manifest.ts'
import { expectAccessible } from './accessible.ts'
import { addFiles, addText, openLab } from './lab.ts'

const root = new URL('../public/demo/', import.meta.url)
const contentOf = async (download: Download) => readFileSync(await download.path())

/** Picks an entry of the menu by keyboard alone. */
async function pick(page: Page, entry: string) {
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter')
  const item = page.getByRole('menuitem', { name: entry, exact: true })
  await expect(item).toBeVisible()
  for (let steps = 0; steps < 20 && !(await item.evaluate((element) => element === document.activeElement)); steps++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('the demo’s orders leave as TREC runs, with what they came from beside them', async ({ page }) => {
  await openLab(page)
  const files = ['candidates.jsonl', 'qrels.txt'].map((name) => ({ name, mimeType: 'text/plain', buffer: readFileSync(new URL(name, root)) }))
  await addFiles(page, 'Candidates', files)
  await page.evaluate(() => window.rerankLab.rerank({ models: ['embedded/bi-encoder'], device: 'wasm', depth: 2 }))
  await page.goto('./#/measures?depth=2')

  await pick(page, 'TREC run …')
  const sheet = page.getByRole('dialog', { name: 'TREC run' })
  await sheet.getByRole('combobox', { name: 'System' }).selectOption({ label: 'embedded/bi-encoder' })
  await sheet.getByRole('checkbox', { name: /manifest\.json/ }).uncheck()
  const [bare] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('button', { name: 'Save' }).click()])
  expect(bare.suggestedFilename()).toBe('embedded-bi-encoder.trec')
  const run = (await contentOf(bare)).toString()
  expect(run.split('\n').length).toBeGreaterThan(500)
  expect(run).toBe(await page.evaluate(() => window.rerankLab.run('embedded/bi-encoder')))
  await expect(sheet).toBeHidden()

  const [everything] = await Promise.all([page.waitForEvent('download'), pick(page, 'Everything as one zip')])
  const archive = unzipSync(await contentOf(everything))
  const text = (name: string) => Buffer.from(archive[name] ?? []).toString()
  expect(Object.keys(archive).filter((name) => name.includes('embedded-bi-encoder'))).toEqual(['runs/embedded-bi-encoder.trec', 'ranx/embedded-bi-encoder.json', 'rank_llm/embedded-bi-encoder.jsonl', 'cohere/embedded-bi-encoder.jsonl', 'submission/embedded-bi-encoder.csv'])
  expect(text('runs/First-stage.trec')).toBe(await page.evaluate(() => window.rerankLab.run('First stage')))
  const manifest = JSON.parse(text('manifest.json')) as RunManifest
  expect(manifest.files).toEqual(files.map(({ name, buffer }) => ({ name, bytes: buffer.length, sha256: createHash('sha256').update(buffer).digest('hex') })))
  expect(manifest.systems[1]).toMatchObject({ slug: 'embedded-bi-encoder', recipe: { scorer: { model: 'embedded/bi-encoder', revision: expect.stringMatching(/^[0-9a-f]{8,}$/) as unknown }, depth: 2 }, ranOn: { device: 'wasm' } })
  expect(JSON.parse(text('report.json'))).toMatchObject({ systems: (await page.evaluate(() => window.rerankLab.report().systems)).map(({ name, recipe, measures }) => ({ name, recipe, measures })) })
})

test('the menu is found by name, and a format that cannot hold the ids says so where it can be changed', async ({ page }) => {
  await openLab(page)
  await addText(page, 'mine.jsonl', JSON.stringify({ query: { qid: 'q1', text: 'when do owls hunt' }, candidates: [{ docid: 'an id', score: 1, doc: 'Owls hunt at night.' }] }))
  await page.goto('./#/compare')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Table in LaTeX' })).toHaveAttribute('aria-disabled', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await pick(page, 'TREC run …')
  const sheet = page.getByRole('dialog', { name: 'TREC run' })
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(sheet.getByRole('alert')).toContainText('One document id is empty or holds white space, which TREC\'s columns cannot carry: “an id”.')
})
