/** The app as a script drives it: CONVENTIONS' names and nothing else. */
import { expect, type Page } from 'playwright/test'
import type { Report } from '../src/benchmark/report.ts'

/** Opens the app and waits until what was kept is back. */
export async function openLab(page: Page): Promise<void> {
  await page.goto('./')
  await labReady(page)
}

/** Waits until the app that is being loaded stands, and what was kept is back. */
export async function labReady(page: Page): Promise<void> {
  await page.waitForFunction(() => 'rerankLab' in window)
  await page.evaluate(() => window.rerankLab.ready)
}

/** Picks files in the input `Candidates` or `Judgements`, and waits for the receipt that names the last of them. */
export async function addFiles(page: Page, input: 'Candidates' | 'Judgements', files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]): Promise<void> {
  await page.goto('./#/collection')
  await page.getByLabel(input, { exact: true }).setInputFiles(files)
  await expect(page.getByRole('status', { name: 'Receipt' }).first()).toBeVisible({ timeout: 30_000 })
}

/** Gives text to the app as a dropped file. */
export const addText = (page: Page, name: string, text: string) =>
  page.evaluate(([file, content]) => window.rerankLab.addFiles([new File([content], file)]), [name, text] as const)

/** Picks a model's folder, and waits for its checkbox. */
export async function addFolder(page: Page, folder: string, id: string): Promise<void> {
  await page.goto('./#/models')
  await page.getByLabel('Model folder', { exact: true }).setInputFiles(folder)
  await expect(page.getByRole('checkbox', { name: id, exact: true })).toBeVisible({ timeout: 60_000 })
}

export const scores = (page: Page, system: string): Promise<Record<string, Record<string, number>>> =>
  page.evaluate((name) => window.rerankLab.scores(name), system)

export const report = (page: Page): Promise<Report> => page.evaluate(() => window.rerankLab.report())
