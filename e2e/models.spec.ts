import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { openLab } from './lab.ts'

const embedded = fileURLToPath(new URL('../public/models/embedded', import.meta.url))

test.beforeEach(async ({ page }) => {
  await openLab(page)
  await page.goto('./#/models')
})

test('the embedded pair loads by its card and is ticked for Rerank; how it is run can be set', async ({ page }) => {
  await page.getByRole('button', { name: 'Load embedded/bi-encoder' }).press('Enter')
  const box = page.getByRole('checkbox', { name: 'embedded/bi-encoder', exact: true })
  await expect(box).toBeChecked()
  await expect(page.getByRole('article', { name: 'embedded/bi-encoder' })).toContainText('Loaded')

  await page.getByText('How it is run').press('Enter')
  await expect(page.getByRole('table', { name: 'Graphs of embedded/bi-encoder' })).toContainText('onnx/model.onnx')
  await page.getByRole('textbox', { name: 'Query prompt' }).fill('query: ')
  await page.getByRole('combobox', { name: 'Pooling' }).selectOption('cls')
  await page.getByRole('textbox', { name: 'Maximum length' }).fill('64')
  await page.getByRole('textbox', { name: 'Maximum length' }).press('Tab')
  await expect(page.getByRole('textbox', { name: 'Query prompt' })).toHaveValue('query: ')
  await expect(page.getByRole('textbox', { name: 'Maximum length' })).toHaveValue('64')
  await expectAccessible(page)

  await box.uncheck()
  await page.getByRole('button', { name: 'Unload embedded/bi-encoder' }).click()
  await expect(box).toBeHidden()
})

test('a folder is a model under its own name, and one with a part missing says which', async ({ page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rerank-lab-'))
  try {
    const whole = path.join(folder, 'my-reranker')
    cpSync(path.join(embedded, 'reranker'), whole, { recursive: true })
    const without = path.join(folder, 'no-tokenizer')
    cpSync(whole, without, { recursive: true, filter: (file) => !file.endsWith('tokenizer.json') })

    await page.getByLabel('Model folder', { exact: true }).setInputFiles(without)
    await expect(page.getByRole('alert')).toContainText('tokenizer.json')
    await page.getByLabel('Model folder', { exact: true }).setInputFiles(whole)
    await expect(page.getByRole('checkbox', { name: 'my-reranker', exact: true })).toBeChecked()
    await expect(page.getByRole('alert')).toHaveCount(0)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('every model of the catalogue has a card, and a wrong Hub address is said so where it is typed', async ({ page }) => {
  await expect(page.getByRole('button', { name: /^Load / })).toHaveCount(21)
  await expect(page.getByRole('article', { name: 'cross-encoder/ms-marco-MiniLM-L6-v2' })).toContainText('0.7430')
  const address = page.getByRole('textbox', { name: 'Hub address' })
  await address.fill('my hub')
  await address.press('Enter')
  await expect(page.getByRole('alert')).toContainText('https://')
})
