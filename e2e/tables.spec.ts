import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { expect, test, type Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addFiles, openLab } from './lab.ts'

const file = (name: string, content: string | Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const receipt = (page: Page) => page.getByRole('status', { name: 'Receipt' })
const written = (name: string) => readFileSync(new URL(`../src/collection/formats/testing/written/${name}`, import.meta.url))

test.beforeEach(({ page }) => openLab(page))

test('a table whose columns nobody knows is read once a person says what they are for', async ({ page }) => {
  await addFiles(page, 'Candidates', [file('ours.csv', 'Frage,Antwort,Note\nwhy is the lawn white,"Frost, on clear nights.",2\nwhy is the lawn white,Dew.,0\n')])
  await expect(receipt(page)).toContainText('Refused')
  const columns = page.getByRole('group', { name: 'Columns of ours.csv' })
  await columns.getByRole('combobox', { name: 'Query text' }).selectOption('Frage')
  await columns.getByRole('combobox', { name: 'Passage text' }).selectOption('Antwort')
  await columns.getByRole('combobox', { name: 'Grade' }).selectOption('Note')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Read it with these columns' }).click()
  await expect(receipt(page)).toContainText('2 candidates')
  await expect(receipt(page)).toContainText('100')

  // Another choice takes the place of the first, and does not stand beside it.
  await receipt(page).getByText('What its columns are for').click()
  await columns.getByRole('combobox', { name: 'Passage text' }).selectOption('Note')
  await page.getByRole('button', { name: 'Read it with these columns' }).click()
  await expect(receipt(page)).toContainText('2 candidates')
  await expect(page.getByRole('region', { name: 'Kept on this machine' }).getByRole('listitem')).toHaveCount(1)
})

test('Parquet and zip archives are read in the browser, and the receipt can be saved', async ({ page }) => {
  await addFiles(page, 'Candidates', [file('rows.parquet', written('polars.parquet')), file('set.zip', zipSync({ 'set/qrels/test.tsv': Buffer.from('q1 0 d1 1\n'), 'set/README': Buffer.from('words') }))])
  await expect(receipt(page).getByRole('article')).toHaveCount(3)
  await expect(receipt(page).getByRole('article').first()).toContainText('4 candidates')
  await expect(receipt(page).getByRole('article').nth(1)).toContainText('set.zip › set/qrels/test.tsv')
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the receipt' }).click()])
  expect(saved.suggestedFilename()).toBe('receipt.json')
})
