/** A whole visit: one click to a reranked list, nobody else is asked for anything, and a reload brings it back. */
import { expect, test } from 'playwright/test'
import { recordRequests } from './network.ts'
import { openLab, report, scores } from './lab.ts'

test('one click reranks the demo, and no request leaves the site', async ({ page, context, baseURL }) => {
  test.setTimeout(180_000)
  const requests = recordRequests(context)
  await openLab(page)
  await page.getByRole('button', { name: 'Try the demo' }).click()
  const list = page.getByRole('list', { name: 'embedded/reranker', exact: true })
  await expect(list.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })

  const { systems } = await report(page)
  expect(systems.map(({ name }) => name)).toEqual(['First stage', 'embedded/bi-encoder', 'embedded/reranker'])
  for (const { measures } of systems) expect(measures['nDCG@10']?.mean).toBeGreaterThan(0)

  // The first item carries what scripts read, and is what the script surface gives.
  const first = list.getByRole('listitem').first()
  await expect(first).toHaveAttribute('aria-posinset', '1')
  const docid = await first.getAttribute('data-docid')
  const qid = new URL(page.url()).hash.match(/query=([^&]+)/)?.[1] ?? ''
  const order = await page.evaluate(([of]) => window.rerankLab.ranking('embedded/reranker', of), [decodeURIComponent(qid)] as const)
  expect(order[0]).toBe(docid)

  // A run is exported; it is made in the page.
  await page.goto('./#/measures')
  const cell = page.getByRole('table', { name: 'Measures' }).getByRole('row', { name: /embedded\/reranker/ }).getByRole('cell').first()
  expect(Number(await cell.getAttribute('data-value'))).toBeCloseTo(systems[2]?.measures['nDCG@10']?.mean ?? NaN, 12)

  requests.expectOnly(baseURL ?? '')
})

test('a reload brings collection, scores and view back, without scoring again', async ({ page }) => {
  test.setTimeout(180_000)
  await openLab(page)
  await page.getByRole('button', { name: 'Try the demo' }).click()
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true', { timeout: 60_000 })
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })
  const before = await scores(page, 'embedded/reranker')
  const url = page.url()

  await page.reload()
  await page.waitForFunction(() => 'rerankLab' in window)
  await page.evaluate(() => window.rerankLab.ready)
  expect(page.url()).toBe(url)
  await expect(page.getByRole('list', { name: 'embedded/reranker', exact: true }).getByRole('listitem').first()).toBeVisible()
  expect(await scores(page, 'embedded/reranker')).toEqual(before)
})

test('a cancelled job keeps what it scored, and the next goes on from there', async ({ page }) => {
  test.setTimeout(180_000)
  await openLab(page)
  await page.getByRole('button', { name: 'Try the demo' }).click()
  const scored = () => page.evaluate(() => Object.values(window.rerankLab.scores('embedded/reranker')).reduce((sum, docs) => sum + Object.keys(docs).length, 0))
  await expect(page.getByRole('list', { name: 'embedded/reranker', exact: true })).toBeVisible({ timeout: 60_000 })
  await expect.poll(scored, { timeout: 60_000 }).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
  const kept = await scored()
  expect(kept).toBeGreaterThan(0)
  await page.evaluate(() => window.rerankLab.rerank({ models: ['embedded/reranker'] }))
  expect(await scored()).toBeGreaterThan(kept)
  const { systems } = await report(page)
  const reranker = systems.find(({ name }) => name === 'embedded/reranker')
  expect(reranker?.pairs).toBe(await scored())
})
