import { gzipSync } from 'node:zlib'
import { expect, test, type Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addFiles, labReady, openLab } from './lab.ts'

const hostile = '<img src=x onerror="window.hacked = true">'
const record = (qid: string, text: string, docs: readonly [id: string, text: string][]) =>
  JSON.stringify({ query: { qid, text }, candidates: docs.map(([docid, passage], at) => ({ docid, score: 10 - at, doc: passage })) })

const candidates = [
  record('q1', 'why is the lawn white', [
    ['d1', 'Dew forms on cold surfaces.'],
    ['d2', 'Frost whitens grass on clear nights.'],
  ]),
  record('q2', 'how deep is the lake', [['d3', hostile]]),
  '{"query": {"qid": "q3", "text": "broken"}, "candidates": [',
].join('\n')
const qrels = 'q1 0 d2 2\nq1 0 d1 0\nq2 0 d3 1\nq2 0 elsewhere 3\nq1 0 d2\n'

const file = (name: string, content: string | Buffer) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
const receipt = (page: Page) => page.getByRole('status', { name: 'Receipt' })

test.beforeEach(({ page }) => openLab(page))

test('the door says what to do, to pointer, keyboard and screen reader', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
  for (const input of ['Candidates', 'Judgements']) {
    await expect(page.getByLabel(input, { exact: true })).toHaveAttribute('multiple', '')
    await page.getByLabel(input, { exact: true }).focus()
    await expect(page.getByLabel(input, { exact: true })).toBeFocused()
  }
  await expectAccessible(page)
})

test('an import ends in a receipt: counts, joins, refused lines, and what to do next', async ({ page }) => {
  await addFiles(page, 'Candidates', [file('mine.jsonl', candidates)])
  await expect(receipt(page)).toContainText('rank_llm')
  await expect(receipt(page)).toContainText('2 queries')
  await expect(receipt(page)).toContainText('3 candidates')
  const refused = receipt(page).getByRole('table').getByRole('row')
  await expect(refused.nth(1).getByRole('cell').first()).toHaveText('3')
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('add judgements')

  await page.getByLabel('Judgements', { exact: true }).setInputFiles([file('mine.qrels', qrels)])
  await expect(receipt(page)).toContainText('TREC qrels')
  await expect(receipt(page)).toContainText('2 of 2 queries')
  await expect(receipt(page)).toContainText('elsewhere')
  await expect(refused.nth(1)).toContainText('q1 0 d2')
  await expectAccessible(page)

  await page.getByRole('region', { name: 'Next step' }).getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(/#\/compare/)
})

test('a damaged gzip keeps what came before the damage, and what is no data is refused; the page stays', async ({ page }) => {
  const whole = gzipSync(candidates.repeat(50))
  await addFiles(page, 'Candidates', [file('cut.jsonl.gz', whole.subarray(0, whole.length - 20)), file('photo.jpg', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0xff]))])
  await expect(receipt(page).getByRole('article')).toHaveCount(2)
  await expect(receipt(page).getByRole('article').first()).toContainText('Added')
  await expect(receipt(page).getByRole('article').last()).toContainText('Refused')
  await expect(page.getByRole('button', { name: 'Try the demo' })).toBeVisible()
})

test('what a file holds is text, whatever it looks like', async ({ page }) => {
  await addFiles(page, 'Candidates', [file(`${hostile}.jsonl`, `${candidates}\n${hostile}`)])
  await expect(receipt(page).getByRole('table')).toContainText(hostile)
  expect(await page.locator('main img').count()).toBe(0)
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
})

test('text can be pasted, dropped files are read, and the collection is there after a reload', async ({ page }) => {
  await page.getByText('or paste text').click()
  await page.getByRole('textbox', { name: 'Pasted text' }).fill(candidates)
  await page.getByRole('button', { name: 'Read the text' }).click()
  await expect(receipt(page)).toContainText('3 candidates')

  const drop = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'dropped.txt'))
    return transfer
  }, qrels)
  await page.getByRole('region', { name: 'Drop files or folders' }).dispatchEvent('drop', { dataTransfer: drop })
  await expect(receipt(page)).toContainText('dropped.txt')
  const next = page.getByRole('region', { name: 'Next step' })
  await expect(next).toContainText('belong together')

  await page.reload()
  await labReady(page)
  await expect(next).toContainText('belong together')
  await page.getByRole('button', { name: 'Close the collection' }).click()
  const kept = page.getByRole('region', { name: 'Kept on this machine' })
  await kept.getByRole('button', { name: /3 candidates/ }).click()
  await expect(next).toContainText('belong together')
  await kept.getByRole('button', { name: /^Delete/ }).click()
  await expect(kept).toBeHidden()
})

test('of several qrels one is in use', async ({ page }) => {
  await addFiles(page, 'Candidates', [file('mine.jsonl', candidates)])
  await page.getByLabel('Judgements', { exact: true }).setInputFiles([file('test.qrels', qrels), file('dev.qrels', 'q9 0 d1 1\n')])
  const sets = page.getByRole('group', { name: 'Judgements in use' })
  await expect(sets.getByRole('radio')).toHaveCount(2)
  await sets.getByRole('radio', { name: /dev/ }).check()
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('no judged query id')
})

test('a corpus, then a run for each part, drop after drop, are one collection and one first stage', async ({ page }) => {
  const lines = (...records: readonly object[]) => records.map((one) => JSON.stringify(one)).join('\n')
  const texts = [
    file('corpus.jsonl', lines({ _id: 'd1', title: 'Dew', text: 'forms' }, { _id: 'd2', title: 'Frost', text: 'whitens' })),
    file('queries.jsonl', lines({ _id: 'q1', text: 'one' }, { _id: 'q2', text: 'two' }, { _id: 'q3', text: 'three' })),
  ]
  await addFiles(page, 'Candidates', texts)
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('Candidates are still missing')
  const kept = page.getByRole('region', { name: 'Kept on this machine' }).getByRole('button', { name: /candidates/ })
  const runs = [['train', 'q1'], ['dev', 'q2'], ['test', 'q3']] as const
  for (const [at, [part, qid]] of runs.entries()) {
    await addFiles(page, 'Candidates', [file(`x.${part}.bm25.trec`, `${qid} Q0 d2 1 2.5 bm25\n${qid} Q0 d1 2 1.5 bm25\n`)])
    // It takes the place of the one before it.
    await expect(kept).toHaveText([new RegExp(`${2 * (at + 1)} candidates.*open now`)])
    await page.reload()
    await labReady(page)
  }
  await expect(page.getByRole('region', { name: 'Next step' })).toContainText('Ready to compare')
  expect(await page.evaluate(() => window.rerankLab.report().systems.map(({ name }) => name))).toEqual(['First stage'])
})

test('an import can be cancelled while it says how far it is', async ({ page }) => {
  // 200 MB: made in the page, since it would take longer to send it there than to read it.
  await page.evaluate((line) => {
    void window.rerankLab.addFiles([new File(Array.from({ length: 20_000 }, () => line), 'large.jsonl')])
  }, `${record('q', 'long', [['d', 'word '.repeat(2000)]])}\n`)
  await expect(page.getByRole('progressbar', { name: 'Reading large.jsonl' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Import' })).toContainText(/MB of 20\d.MB · [1-9]/)
  await page.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(receipt(page)).toContainText('Cancelled')
})

test('every sample can be read by the app that shows it', async ({ page }) => {
  const formats = page.getByRole('list', { name: 'Formats' }).getByRole('button')
  await expect.poll(() => formats.count()).toBeGreaterThan(10)
  await formats.nth(1).click()
  const sample = await page.getByRole('figure', { name: /^Sample of/ }).locator('pre').innerText()
  await page.getByText('or paste text').click()
  await page.getByRole('textbox', { name: 'Pasted text' }).fill(sample)
  await page.getByRole('button', { name: 'Read the text' }).click()
  await expect(receipt(page)).toContainText('2 candidates')
})
