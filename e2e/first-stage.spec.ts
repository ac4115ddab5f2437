/** A BEIR zip without runs gets its candidates here. */
import { zipSync } from 'fflate'
import { expect, test } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addFiles, labReady, openLab } from './lab.ts'

const lines = (...records: readonly object[]) => Buffer.from(records.map((one) => JSON.stringify(one)).join('\n'))
const beir = {
  name: 'frost.zip',
  mimeType: 'application/zip',
  buffer: Buffer.from(
    zipSync({
      'frost/corpus.jsonl': lines(
        { _id: 'd1', title: 'Frost', text: 'whitens the lawn on clear nights' },
        { _id: 'd2', title: 'Lakes', text: 'may be deep' },
        { _id: 'd3', title: 'Lawns', text: 'are mown' },
      ),
      'frost/queries.jsonl': lines({ _id: 'q1', text: 'why is the lawn white with frost' }, { _id: 'q2', text: 'how deep is a lake' }, { _id: 'q3', text: 'who mows lawns' }),
      'frost/qrels/test.tsv': Buffer.from('query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\n'),
    }),
  ),
}

test('a corpus with queries is searched with BM25, and by a bi-encoder’s vectors; what is found is measured, and there after a reload', async ({ page }) => {
  await openLab(page)
  await addFiles(page, 'Candidates', [beir])
  const panel = page.getByRole('region', { name: 'First stage' })
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('Candidates are still missing')
  await expect(panel.getByRole('combobox', { name: 'Queries' })).toHaveValue('0')
  await panel.getByRole('textbox', { name: 'k1' }).fill('1.2')
  await panel.getByRole('textbox', { name: 'k1' }).press('Enter')
  await expect(panel).toContainText('BM25 (k1 1.2, b .4)')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Search with BM25' }).click()
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('belong together')

  await page.evaluate(() => window.rerankLab.addModel('embedded/bi-encoder'))
  await panel.getByRole('combobox', { name: 'Search with' }).selectOption({ label: 'embedded/bi-encoder (exact)' })
  await panel.getByRole('button', { name: 'Search exactly' }).click()
  await expect(panel.getByRole('list', { name: 'Kept vectors' })).toContainText('5 vectors')

  // A script's search is the same.
  expect(await page.evaluate(() => window.rerankLab.search({ k1: 2, b: 0.75, queries: 'all' }))).toBe('BM25 (k1 2, b .75)')
  expect(await page.evaluate(() => window.rerankLab.ranking('BM25 (k1 2, b .75)', 'q3'))).toEqual(['d3', 'd1'])
  await expect(page.evaluate(() => window.rerankLab.search({ b: 2 }))).rejects.toThrow(/b is 2/)

  await page.reload()
  await labReady(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('frost')
  await page.goto('#/measures')
  const table = page.getByRole('table', { name: 'Measures', exact: true })
  for (const stage of ['BM25 (k1 1.2, b .4)', 'BM25 (k1 2, b .75)', 'embedded/bi-encoder (exact)']) {
    await expect(table.getByRole('row', { name: stage }).getByRole('cell').first()).toHaveAttribute('data-value', /^(1|0\.\d+)$/)
  }
})
