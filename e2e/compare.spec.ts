import { expect, test, type Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addText, openLab } from './lab.ts'

const topics = ['river otter', 'lunar eclipse', 'sourdough bread']

/** `depth` candidates for each of three queries; the ninth of each list is what was asked for, and judged so. */
function files(depth: number): { candidates: string; qrels: string } {
  const best = 8
  const lists = topics.map((topic, query) => ({
    query: { qid: `q${query}`, text: `where are ${topic}s founded` },
    candidates: Array.from({ length: depth }, (_, at) => ({
      docid: `q${query}d${at}`,
      score: depth - at,
      doc: at === best ? `A ${topic} was found here. <img src=x onerror="document.title='run'">` : `Passage ${at} tells of something else altogether, such as the price of paper.`,
    })),
  }))
  const judged = topics.flatMap((_, query) => [`q${query} 0 q${query}d${best} 3`, `q${query} 0 q${query}d0 0`])
  return { candidates: lists.map((list) => JSON.stringify(list)).join('\n'), qrels: `${judged.join('\n')}\n` }
}

async function open(page: Page, depth = 30, { judged = true } = {}): Promise<void> {
  const { candidates, qrels } = files(depth)
  await openLab(page)
  await addText(page, 'mine.jsonl', candidates)
  if (judged) await addText(page, 'mine.qrels', qrels)
  await page.goto('./#/compare')
  await expect(list(page, 'First stage')).toBeVisible()
}

const list = (page: Page, system: string) => page.getByRole('list', { name: system, exact: true })
const current = (page: Page) => page.getByRole('list', { name: 'Query list' }).locator('[aria-current="true"]')
const rerank = (page: Page) =>
  page.evaluate(async () => {
    const { id } = await window.rerankLab.addModel('embedded/bi-encoder')
    await window.rerankLab.rerank({ models: [id], device: 'wasm' })
  })

test('without a collection it says where to get one', async ({ page }) => {
  await openLab(page)
  await page.getByRole('link', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
  await page.getByRole('link', { name: 'Open your own candidates' }).click()
  await expect(page).toHaveURL(/#\/collection$/)
})

test('without judgements there are moves, and it says so', async ({ page }) => {
  await open(page, 12, { judged: false })
  await expect(page.getByText('without judgements only moves are shown')).toBeVisible()
  await expect(list(page, 'Ideal')).toHaveCount(0)
  await expect(list(page, 'First stage').locator('[data-grade]')).toHaveCount(0)
})

test('lists carry place, id, score and grade, and passages stay text', async ({ page }) => {
  await open(page)
  const first = list(page, 'First stage').getByRole('listitem')
  await expect(first.first()).toHaveAttribute('aria-posinset', '1')
  await expect(first.first()).toHaveAttribute('aria-setsize', '30')
  await expect(first.first()).toHaveAttribute('data-docid', 'q0d0')
  await expect(first.first()).toHaveAttribute('data-score', '30')
  await expect(first.first()).toHaveAttribute('data-grade', '0')
  await expect(first.nth(1)).not.toHaveAttribute('data-grade')

  const ideal = list(page, 'Ideal').getByRole('listitem').first()
  await expect(ideal).toHaveAttribute('data-docid', 'q0d8')
  await expect(ideal).toHaveAttribute('data-grade', '3')
  await expect(ideal).not.toHaveAttribute('data-score')
  await expect(ideal.locator('mark')).toHaveText(['river', 'otter', 'found'])
  await expect(ideal).toContainText('<img src=x')
  await expect(page).toHaveTitle('Rerank Lab')
})

test('a reranked column orders by its own scores, can be read and hidden, and ends at the depth', async ({ page }) => {
  await open(page)
  await rerank(page)
  await test.step('it says how each passage moved', async () => {
    const items = list(page, 'embedded/bi-encoder').getByRole('listitem')
    await expect(items.first()).toHaveAttribute('data-docid', 'q0d8')
    await expect(items.first().getByRole('img', { name: 'up 8 ranks' })).toBeVisible()
    const scores = await items.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-score'))))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    const kept = await page.evaluate(() => window.rerankLab.scores('embedded/bi-encoder'))
    expect(scores[0]).toBe(kept['q0']?.['q0d8'])
    await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false')
  })

  await test.step('a passage opens by keyboard, tells its scores, and gives the focus back', async () => {
    const row = list(page, 'embedded/bi-encoder').getByRole('listitem').first().getByRole('button')
    await row.focus()
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByText('q0d8', { exact: true })).toBeVisible()
    await expect(sheet.getByText('grade 3 of 3').last()).toBeVisible()
    await expect(sheet.getByRole('row', { name: /First stage 9 22\.0000/ })).toBeVisible()
    await expect(sheet.getByRole('row', { name: /embedded\/bi-encoder 1 0\.\d{4}/ })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
    await expect(row).toBeFocused()
  })

  await test.step('axe finds nothing', async () => {
    await expectAccessible(page)
  })

  await test.step('it is hidden and shown again', async () => {
    await page.getByRole('button', { name: 'Hide embedded/bi-encoder' }).focus()
    await page.keyboard.press('Enter')
    await expect(list(page, 'embedded/bi-encoder')).toHaveCount(0)
    await page.getByRole('list', { name: 'Systems' }).getByRole('button', { name: /embedded\/bi-encoder/ }).click()
    await expect(list(page, 'embedded/bi-encoder')).toBeVisible()
  })

  await test.step('past the depth the first stage’s order stands, without scores', async () => {
    await page.getByRole('combobox', { name: 'Depth', exact: true }).selectOption('10')
    await rerank(page)
    const items = list(page, 'embedded/bi-encoder').getByRole('listitem')
    await expect(items.nth(9)).toHaveAttribute('data-score')
    await expect(items.nth(10)).not.toHaveAttribute('data-score')
    await expect(items.nth(10)).toHaveAttribute('data-docid', 'q0d10')
    await expect(page).toHaveURL(/depth=10/)

    await page.getByRole('combobox', { name: 'Depth', exact: true }).selectOption('other')
    await page.getByRole('textbox', { name: 'Candidates to rerank' }).fill('7')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Depth', exact: true })).toHaveValue('7')
    await expect(items.nth(7)).toHaveAttribute('data-docid', 'q0d7')
  })
})

test('a thousand deep, only what is in view is in the document', async ({ page }) => {
  await open(page, 1000)
  const first = list(page, 'First stage').getByRole('listitem')
  await expect(first.first()).toHaveAttribute('aria-setsize', '1000')
  expect(await first.count()).toBeLessThan(60)
  await first.first().getByRole('button').focus()
  await page.keyboard.press('End')
  await expect(page.locator(':focus').locator('xpath=ancestor::li')).toHaveAttribute('data-docid', 'q0d999')
  await expect(page.locator(':focus')).toBeInViewport()
  expect(await first.count()).toBeLessThan(60)
  const [left, right] = await Promise.all([first.last().boundingBox(), list(page, 'Ideal').getByRole('listitem').last().boundingBox()])
  expect(left?.y).toBe(right?.y)
})

test('pointing at a passage shows its place in every column', async ({ page }) => {
  await open(page)
  await list(page, 'Ideal').getByRole('listitem').first().hover()
  await expect(list(page, 'First stage').locator('[data-docid="q0d8"]')).toHaveAttribute('data-lit')
  await expect(page.locator('[data-lit]')).toHaveCount(2)
  await expect(page.getByText('#9', { exact: true })).toBeVisible()
})

test('queries are walked, searched and linked to', async ({ page }) => {
  await open(page)
  await expect(current(page)).toContainText('river otter')
  await page.keyboard.press('j')
  await expect(current(page)).toContainText('lunar eclipse')
  await expect(page).toHaveURL(/#\/compare\?query=q1$/)
  await page.keyboard.press('k')
  await expect(current(page)).toContainText('river otter')
  await current(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(current(page)).toContainText('lunar eclipse')
  await expect(current(page)).toBeFocused()

  await page.keyboard.press('/')
  await page.keyboard.type('bread')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('where are sourdough breads founded')
  await expect(page).toHaveURL(/query=q2$/)

  await page.goto('./#/compare?query=q0&measure=recip_rank&level=2')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('where are river otters founded')
  await expect(page.getByRole('combobox', { name: 'Measure', exact: true })).toHaveValue('MRR')
  await expect(page.getByRole('combobox', { name: 'Relevance level' })).toHaveValue('2')
})

test('a job shows what it does, and can be paused, resumed and cancelled', async ({ page }) => {
  await open(page, 400)
  await page.getByRole('combobox', { name: 'Depth', exact: true }).selectOption('all')
  await page.getByRole('button', { name: 'Rerank', exact: true }).click()
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('progressbar', { name: /embedded/ })).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Rerank', exact: true })).toBeEnabled()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('one column at a time, by tab and by swipe, and the queries in a drawer', async ({ page }) => {
    await open(page)
    await expect(page.getByRole('tab', { selected: true })).toHaveText('First stage')
    await page.getByRole('tab', { name: 'Ideal' }).click()
    await expect(list(page, 'Ideal')).toBeVisible()
    await expect(list(page, 'First stage')).toHaveCount(0)

    const client = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 600 }] })
    await touch('touchStart', 100)
    for (const x of [140, 200, 260, 300]) await touch('touchMove', x)
    await touch('touchEnd')
    await expect(list(page, 'First stage')).toBeVisible()

    await page.getByRole('button', { name: 'Next query' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('where are lunar eclipses founded')
    await page.getByRole('button', { name: 'Queries', exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('link', { name: /sourdough/ }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('where are sourdough breads founded')
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})
