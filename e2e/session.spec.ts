/** A whole visit: one click to a reranked list, nobody else is asked for anything, and a reload brings all of it back. */
import { expect, test, type Page } from 'playwright/test'
import { recordRequests } from './network.ts'
import { labReady, openLab, report, scores } from './lab.ts'

// What a person gets, whole.
test.use({ serviceWorkers: 'allow' })

const reranker = 'embedded/reranker'
const list = (page: Page) => page.getByRole('list', { name: reranker, exact: true })
const count = (scored: Record<string, Record<string, number>>) => Object.values(scored).reduce((sum, docs) => sum + Object.keys(docs).length, 0)

/** Clicks the one button, and cancels once the reranker's first list is there: the whole demo would take a minute. */
async function tryDemo(page: Page): Promise<void> {
  await openLab(page)
  await page.getByRole('button', { name: 'Try the demo' }).click()
  await expect(list(page).getByRole('listitem').first()).toHaveAttribute('data-score', /./, { timeout: 120_000 })
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
}

test('one click reranks the demo, a reload brings it back, the next job goes on from there, and no request leaves the site', async ({ page, context, baseURL }) => {
  test.setTimeout(300_000)
  const requests = recordRequests(context)
  await tryDemo(page)

  // The screen, the script surface and the report say the same.
  const first = list(page).getByRole('listitem').first()
  await expect(first).toHaveAttribute('aria-posinset', '1')
  const qid = decodeURIComponent(/query=([^&]+)/.exec(page.url())?.[1] ?? '')
  const order = await page.evaluate(([name, of]) => window.rerankLab.ranking(name, of), [reranker, qid] as const)
  expect(await first.getAttribute('data-docid')).toBe(order[0])
  const before = await scores(page, reranker)
  expect(before[qid]?.[order[0] ?? '']).toBe(Number(await first.getAttribute('data-score')))
  const { systems } = await report(page)
  expect(systems.map(({ name }) => name)).toEqual(['First stage', 'embedded/bi-encoder', reranker])
  expect(systems[0]?.measures['nDCG@10']?.mean).toBeCloseTo(0.6569, 4)
  expect(systems[2]?.pairs).toBe(count(before))

  await page.getByRole('link', { name: 'Measures' }).click()
  const cell = page.getByRole('table', { name: 'Measures' }).getByRole('row', { name: /First stage/ }).getByRole('cell').first()
  expect(Number(await cell.getAttribute('data-value'))).toBe(systems[0]?.measures['nDCG@10']?.mean)

  await page.goBack()
  await page.reload()
  await labReady(page)
  await expect(first).toHaveAttribute('data-docid', order[0] ?? '')
  expect(await scores(page, reranker)).toEqual(before)

  // The demo was cancelled: the next job computes what is missing, and nothing else.
  const depth = 1
  await page.evaluate(([name, top]) => window.rerankLab.rerank({ models: [name], depth: top }), [reranker, depth] as const)
  const after = await scores(page, reranker)
  for (const [qid, docs] of Object.entries(after)) {
    expect(Object.keys(docs).length).toBeLessThanOrEqual(depth)
    for (const [docid, score] of Object.entries(docs)) expect(before[qid]?.[docid] ?? score).toBe(score)
  }
  const shallow = await report(page)
  expect(shallow.manifest.depth).toBe(depth)
  expect(Object.keys(shallow.systems[2]?.measures['nDCG@10']?.perQuery ?? {})).toHaveLength(Object.keys(after).length)
  requests.expectOnly(baseURL ?? '')
})
