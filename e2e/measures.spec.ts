import { readFileSync } from 'node:fs'
import { expect, test, type Page } from 'playwright/test'
import { sharedFolder } from '../scripts/shared.ts'
import { expectAccessible } from './accessible.ts'
import { addText, openLab } from './lab.ts'

const candidates = ['q1', 'q2', 'q3']
  .map((qid, at) =>
    JSON.stringify({
      query: { qid, text: ['why is the lawn white', 'how deep is the lake', 'when do owls hunt'][at] },
      candidates: [
        { docid: `${qid}a`, score: 2, doc: 'The museum opens at nine and closes at five.' },
        { docid: `${qid}b`, score: 1, doc: ['Frost whitens grass on clear nights.', 'The lake is 40 metres deep.', 'Owls hunt at night.'][at] },
      ],
    }),
  )
  .join('\n')
const qrels = 'q1 0 q1b 2\nq2 0 q2b 1\nq3 0 q3a 1\nq3 0 q3b 2\n'

/** A cell of the table `Measures`, as a script finds it: by row header and column header. */
async function cell(page: Page, system: string, measure: string) {
  const table = page.getByRole('table', { name: 'Measures', exact: true })
  const columns = await table.getByRole('columnheader').allTextContents()
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: system, exact: true }) })
  return row.locator('td').nth(columns.indexOf(measure))
}
const value = async (page: Page, system: string, measure: string) => Number(await (await cell(page, system, measure)).getAttribute('data-value'))

async function open(page: Page) {
  await openLab(page)
  await addText(page, 'mine.jsonl', candidates)
  await addText(page, 'mine.qrels', qrels)
  await page.goto('./#/measures')
  await expect(page.getByRole('table', { name: 'Measures', exact: true })).toBeVisible()
}

test('without judgements the screen says what is missing', async ({ page }) => {
  await openLab(page)
  await page.goto('./#/measures')
  await page.getByRole('button', { name: 'Open a collection' }).click()
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
})

test('means are unrounded in data-value, follow the level, and columns come and go by their names', async ({ page }) => {
  await open(page)
  const table = page.getByRole('table', { name: 'Measures', exact: true })
  await expect(table.getByRole('columnheader')).toContainText(['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'])
  expect(await value(page, 'First stage', 'MRR@10')).toBe((1 / 2 + 1 / 2 + 1) / 3)
  await page.getByRole('combobox', { name: 'Relevance level' }).selectOption('2')
  expect(await value(page, 'First stage', 'MRR@10')).toBe((1 / 2 + 0 + 1 / 2) / 3)

  const field = page.getByRole('combobox', { name: 'Add a measure' })
  await field.fill('nGCD@5')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toContainText('nGCD@5')
  await field.fill('P@1, RR@1')
  await field.press('Enter')
  expect(await value(page, 'First stage', 'P@1')).toBe(0)
  await expect(table.getByRole('columnheader', { name: 'MRR@1', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Remove MAP' }).click()
  await expect(table.getByRole('columnheader', { name: 'MAP' })).toHaveCount(0)
})

test('a reranked system stands beside the first stage, with its difference, and query by query', async ({ page }) => {
  await open(page)
  await page.evaluate(async () => {
    await window.rerankLab.addModel('embedded/bi-encoder')
    await window.rerankLab.rerank({ device: 'wasm' })
  })
  const mine = await cell(page, 'embedded/bi-encoder', 'nDCG@10')
  await expect(mine).toContainText(/[+−]0\.\d{4}/)
  await expect(mine).toContainText('p = ', { timeout: 20_000 })
  await expect(mine).toContainText('95 % interval')
  const [reranked, before] = [await value(page, 'embedded/bi-encoder', 'nDCG@10'), await value(page, 'First stage', 'nDCG@10')]
  expect(reranked).toBeGreaterThan(before)
  await expect(page.getByRole('table', { name: 'Completeness' })).toContainText('3 of 3')
  await expect(page.getByRole('status', { name: 'Verdict' })).toContainText('only 3 queries differ, and with so few no test by signs goes below p = 0.2500')
  await mine.focus()
  await expect(page.getByText(/^embedded\/bi-encoder, nDCG@10 /)).toBeVisible()

  await expect(page.getByRole('heading', { name: /embedded\/bi-encoder is better than First stage on 3 of 3 queries/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('table', { name: /^Difference per query/ }).getByRole('button').first().press('Enter')
  await expect(page).toHaveURL(/#\/compare\?query=q[123]/)
})

// Real judgements and trec_eval's output lie in ../shared, which a user does not have.
for (const shared of sharedFolder === undefined ? [] : [sharedFolder]) {
  test('DL19’s first stage has the means that trec_eval prints, at both levels', async ({ page }) => {
    test.setTimeout(120_000)
    await openLab(page)
    await addText(page, 'BM25.json', readFileSync(`${shared}/data/dl19/candidates.BM25.json`, 'utf8'))
    await addText(page, 'qrels.txt', readFileSync(`${shared}/data/dl19/qrels.txt`, 'utf8'))
    await page.goto('./#/measures')
    const names = { 'nDCG@10': 'ndcg_cut_10', MAP: 'map', 'Hit@5': 'success_5', 'Recall@100': 'recall_100', 'P@10': 'P_10' }
    for (const level of ['1', '2']) {
      await page.getByRole('combobox', { name: 'Relevance level' }).selectOption(level)
      const printed = (file: string, name: string) => Number(new RegExp(`^${name}\\s+all\\s+(\\S+)`, 'm').exec(readFileSync(`${shared}/data/dl19/trec_eval.BM25.${file}.txt`, 'utf8'))?.[1])
      for (const [ours, theirs] of Object.entries(names)) {
        expect((await value(page, 'First stage', ours)).toFixed(4), `${ours} at level ${level}`).toBe(printed(`l${level}`, theirs).toFixed(4))
      }
      expect((await value(page, 'First stage', 'MRR@10')).toFixed(4)).toBe(printed(`M10.l${level}`, 'recip_rank').toFixed(4))
    }
    await page.getByRole('heading', { name: 'What other tools say' }).click()
    const row = (measure: string) => page.getByRole('table', { name: 'First stage in all dialects' }).getByRole('row').filter({ has: page.getByRole('rowheader', { name: measure, exact: true }) })
    await expect(row('nDCG@10')).toContainText(/0\.5058.*0\.2306/)
    await expect(row("nDCG(dcg='exp-log2')@10")).toContainText('0.4364')
    await expect(row('MRR@10')).toContainText('0.7024')
    await expect(row('MRR(rel=1)@10')).toContainText('0.8233')
  })
}
