/** The score ledger: as the port has it on a real IndexedDB, and as a person sees it. */
import { readFileSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addScript, test } from './harness/test.ts'
import { addText, labReady, openLab, report, scores } from './lab.ts'

test.describe('on IndexedDB', () => {
  test.beforeEach(({ harness }) => addScript(harness, 'ledger'))

  test('keeps to what every ledger does', async ({ harness }) => {
    const { failures, checked } = await harness.evaluate(() => window.ledgerChecks.contract())
    expect(failures).toEqual([])
    expect(checked).toBeGreaterThan(5)
  })

  test('takes over the scores of the first release, counts them, and learns whose they are when they are used', async ({ harness }) => {
    const { before, read, after } = await harness.evaluate(() => window.ledgerChecks.upgrade())
    expect(before.map(({ scorer, queries, pairs, bytes }) => [scorer, queries, pairs, bytes]).sort()).toEqual([[null, 1, 2, 88], [null, 2, 4, 176]])
    expect(read).toEqual([['0000000000000001', 1.5], ['ffffffffffffffff', -2]])
    expect(after.map(({ scorer, pairs }) => [scorer?.model, pairs])).toEqual([['m', 4], [undefined, 2]])
  })

  test('tells another tab what was added; a write that fails leaves no trace', async ({ harness }) => {
    const { heard, found, failed, pairs } = await harness.evaluate(() => window.ledgerChecks.tabs())
    expect(heard).toEqual([{ kind: 'added', scorer: expect.stringMatching(/^[0-9a-f]{16}$/), query: 'q1' }])
    expect(found).toEqual([['0000000000000001', 1], ['ffffffffffffffff', 2]])
    expect(failed).toContain('SyntaxError')
    expect(pairs).toEqual([2])
  })
})

test.describe('in the app', () => {
  test('what is kept is shown, exported and deleted, and deleted scores are gone from the screen too', async ({ page }) => {
    await openLab(page)
    await addText(page, 'lists.jsonl', listsOf(2, 6))
    await rerank(page)
    const scored = await scores(page, model)
    await page.goto('./#/models')
    const kept = page.getByRole('region', { name: /^Kept scores/ })
    // 8 bytes of key and 4 of score a pair, 64 of keys a query.
    await expect(kept.getByRole('heading')).toHaveText(/Kept scores: 272\sB/)
    await expect(kept.getByRole('listitem')).toHaveText(/embedded\/bi-encoder fp32.*12 pairs of 2 queries.*272\sB/)
    await expect(kept).toContainText('that it allows this site')
    await expectAccessible(page)

    const [download] = await Promise.all([page.waitForEvent('download'), kept.getByRole('button', { name: 'Export all as JSONL' }).click()])
    expect(download.suggestedFilename()).toBe('rerank-lab-scores.jsonl')
    const lines = readFileSync(await download.path(), 'utf8').trimEnd().split('\n')
    const records = lines.map((line) => JSON.parse(line) as { scorer: { model: string }; passages: string[]; scores: number[] })
    expect(records.map(({ scorer, passages }) => [scorer.model, passages.length])).toEqual([[model, 6], [model, 6]])
    const exported = records.flatMap((record) => record.scores.map(Math.fround)).sort()
    expect(exported).toEqual(Object.values(scored).flatMap((docs) => Object.values(docs)).sort())

    await page.reload()
    await labReady(page)
    expect(await scores(page, model)).toEqual(scored)
    await kept.getByRole('button', { name: /^Delete the scores of embedded\/bi-encoder/ }).click()
    await expect(kept.getByRole('listitem')).toHaveCount(0)
    expect((await report(page)).systems.map(({ name }) => name)).toEqual(['First stage'])
    await page.reload()
    await labReady(page)
    expect((await report(page)).systems.map(({ name }) => name)).toEqual(['First stage'])
  })

  test('a script forgets all scores, so that the next run computes each anew', async ({ page }) => {
    await openLab(page)
    await addText(page, 'lists.jsonl', listsOf(2, 6))
    await rerank(page)
    const scored = await scores(page, model)
    expect(await speed(page)).not.toBeNull()
    await rerank(page)
    expect(await speed(page)).toBeNull()
    await page.evaluate(() => window.rerankLab.clearScores())
    expect(await speed(page)).toBeUndefined()
    const refused = await page.evaluate(async (id) => {
      const running = window.rerankLab.rerank({ models: [id], device: 'wasm' })
      const told = await window.rerankLab.clearScores().then(String, String)
      await running
      return told
    }, model)
    expect(refused).toContain('A job is running')
    expect(await speed(page)).not.toBeNull()
    expect(await scores(page, model)).toEqual(scored)
  })

  test('on a full disk the job goes on in memory, with one word to the person', async ({ page, context, baseURL }) => {
    await openLab(page)
    await addText(page, 'lists.jsonl', listsOf(3, 20))
    const session = await context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL ?? '').origin, quotaSize: 1 })
    await rerank(page)
    expect(Object.values(await scores(page, model)).flatMap((docs) => Object.keys(docs))).toHaveLength(60)
    const notices = page.getByRole('region', { name: 'Notices' })
    await expect(notices.getByText('scores are kept in memory only')).toHaveCount(1)
    await page.goto('./#/models')
    await expect(page.getByRole('region', { name: /^Kept scores/ }).getByRole('listitem')).toContainText('60 pairs of 3 queries')
    await expect(page.getByRole('region', { name: /^Kept scores/ }).getByRole('listitem')).toContainText('until this tab is closed')
    await rerank(page)
    expect(await speed(page)).toBeNull()
  })

  test.describe('two tabs', () => {
    /** Two tabs over one collection; the first has the turn, and waits for its model. */
    async function opened(page: Page): Promise<{ other: Page; first: Promise<void>; second: Promise<void>; letGo: () => void }> {
      await openLab(page)
      await addText(page, 'lists.jsonl', listsOf(6, 20))
      await rerank(page, 5)
      const other = await page.context().newPage()
      await openLab(other)
      await page.reload()
      await labReady(page)
      let letGo = (): void => undefined
      const held = new Promise<void>((resolve) => (letGo = resolve))
      const isAsked = new Promise<void>((resolve) => {
        void page.route('**/bi-encoder/onnx/model.onnx', async (route) => {
          resolve()
          await held
          await route.continue().catch(() => undefined) // the tab may be closed by now
        })
      })
      const first = rerank(page, 20)
      first.catch(() => undefined) // it rejects when its tab is closed
      await isAsked
      const second = rerank(other, 20)
      await other.goto('./#/compare')
      await expect(other.getByText('30/120 pairs · another tab is scoring them')).toBeVisible()
      expect(count(await scores(other, model))).toBe(30)
      return { other, first, second, letGo }
    }

    test('score no pair twice, and end with the same', async ({ page }) => {
      const { other, first, second, letGo } = await opened(page)
      letGo()
      await Promise.all([first, second])
      expect(count(await scores(page, model))).toBe(120)
      expect(await scores(other, model)).toEqual(await scores(page, model))
      expect(await speed(page)).not.toBeNull()
      expect(await speed(other)).toBeNull()
    })

    test('take over from each other when one is closed', async ({ page }) => {
      const { other, second } = await opened(page)
      await page.close()
      await second
      expect(count(await scores(other, model))).toBe(120)
      expect(await speed(other)).not.toBeNull()
    })
  })
})

const model = 'embedded/bi-encoder'
const words = ['river', 'bank', 'loan', 'water', 'interest', 'rate', 'fish', 'money', 'breathe', 'boat']

/** Candidate lists of made-up texts, no two of them alike. */
const listsOf = (queries: number, depth: number) =>
  Array.from({ length: queries }, (_, query) => {
    const candidates = Array.from({ length: depth }, (_, i) => ({ docid: `d${query}-${i}`, score: depth - i, doc: `${Array.from({ length: 8 + (i % 5) }, (_, at) => words[(query * 3 + i * (at + 1)) % words.length]).join(' ')} ${query} ${i}` }))
    return JSON.stringify({ query: { qid: `q${query}`, text: `${words[query % words.length]} and number ${query}` }, candidates })
  }).join('\n')

const rerank = (page: Page, depth = 100): Promise<void> =>
  page.evaluate(([id, top]) => window.rerankLab.addModel(id).then(() => window.rerankLab.rerank({ models: [id], device: 'wasm', depth: top })), [model, depth] as const)

/** Null where the last run computed nothing; undefined where there was none. */
const speed = async (page: Page) => (await report(page)).systems.find((system) => system.model === model)?.speed

const count = (scored: Record<string, Record<string, number>>) => Object.values(scored).reduce((sum, docs) => sum + Object.keys(docs).length, 0)
