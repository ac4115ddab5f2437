/** A head is fitted to the demo's judgements in the page: planned, trained, tested, promoted, kept over a reload. */
import { expect, test, type Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addText, labReady, openLab, scores } from './lab.ts'

const reranker = 'embedded/reranker'

/** The demo with its reranker and nothing scored yet. */
async function openDemo(page: Page): Promise<void> {
  await openLab(page)
  await page.evaluate(async (model) => {
    const files = ['demo/candidates.jsonl', 'demo/qrels.txt'].map(async (path) => new File([await (await fetch(path)).blob()], path.slice(5)))
    await window.rerankLab.addFiles(await Promise.all(files))
    await window.rerankLab.addModel(model)
  }, reranker)
}

/**
 * Questions whose answers are judged worthless, and warnings that are judged good: a taste that no reranker starts with
 * and any head can learn, so that training must end in a head that is better.
 */
async function openOddTaste(page: Page): Promise<void> {
  const things = ['frost', 'owl', 'lake', 'bread', 'clock', 'violin', 'glacier', 'pepper', 'comet', 'moss']
  const queries = things.flatMap((thing, at) => ['where', 'when', 'how', 'why', 'what', 'who'].map((word, nth) => ({ qid: `${thing}-${word}`, text: `${word} is ${things[(at + nth) % 10]} like ${thing}`, thing })))
  const candidates = queries.map(({ qid, text, thing }) => ({
    query: { qid, text },
    candidates: [
      { docid: `${qid}-answer`, score: 3, doc: `${text}: the ${thing} is like that since it has always been so.` },
      { docid: `${qid}-fact`, score: 2, doc: `A ${thing} is described in the large encyclopedia on page ${qid.length * 7}.` },
      { docid: `${qid}-warning`, score: 1, doc: `Warning! Keep away from the door, high voltage. Ask ${thing} before you enter.` },
    ],
  }))
  await openLab(page)
  await addText(page, 'odd.jsonl', candidates.map((each) => JSON.stringify(each)).join('\n'))
  await addText(page, 'odd.qrels', queries.map(({ qid }) => `${qid} 0 ${qid}-warning 1`).join('\n'))
  await page.evaluate((model) => window.rerankLab.addModel(model), reranker)
}

/** Types a number into a field of the form. */
async function set(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.fill(value)
  await field.press('Enter')
}

const idle = (page: Page) => expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 45_000 })

test('the screen says what is missing, and where it is to be had', async ({ page }) => {
  await openLab(page)
  await page.goto('./#/train')
  await page.getByRole('button', { name: 'Open a collection' }).click()
  await expect(page).toHaveURL(/#\/collection/)
  await page.evaluate(() => window.rerankLab.addFiles([new File(['{"query":"a","passages":[{"id":"1","text":"b"},{"id":"2","text":"c"}]}\n'], 'a.jsonl')]))
  await page.goto('./#/train')
  await expect(page.getByRole('heading', { name: 'Nothing to learn from yet' })).toBeVisible()
  await expectAccessible(page)
})

test('a head is planned, trained, stopped, tested, promoted and taken back, and a reload keeps it', async ({ page }) => {
  test.setTimeout(120_000)
  await openOddTaste(page)
  await page.goto('./#/train')
  await set(page, 'max_length', '64')
  await set(page, 'learning_rate', '0.01')
  await set(page, 'num_train_epochs', '300')
  await set(page, 'early_stopping_patience', '')
  await page.getByRole('combobox', { name: 'Backend' }).selectOption('typescript')

  // What is wrong is told at its field, and changes nothing.
  await set(page, 'batch_size', 'many')
  await expect(page.getByRole('alert')).toContainText('A whole number from 1 up, not “many”')
  await set(page, 'batch_size', '8')

  const split = page.getByRole('table', { name: 'Split' })
  await expect(split.getByRole('row', { name: /^Test 12 12 36 12/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('180 pairs will be read by the model first')).toBeVisible()
  await page.getByRole('button', { name: 'Train', exact: true }).click()

  const epochs = page.getByRole('table', { name: 'Epochs' })
  await expect(epochs.getByRole('row').nth(3)).toBeVisible({ timeout: 45_000 })
  // Closed in mid-training, it goes on from its last finished epoch.
  await page.reload()
  await labReady(page)
  await page.getByRole('button', { name: /^Train on from epoch \d+$/ }).click({ timeout: 20_000 })
  await expect(page.getByText(/^epoch \d+$/)).toBeVisible({ timeout: 20_000 })
  await expect(epochs.getByRole('row', { name: /best .* 1\.0000 1\.0000 / })).toBeVisible({ timeout: 45_000 })
  await expect(page.getByRole('img', { name: /^nDCG@10 on validation rose/ }).locator('path').first()).toBeAttached()
  await page.getByRole('button', { name: 'Pause training' }).click()
  await page.getByRole('button', { name: 'Resume training' }).click()
  await page.getByRole('button', { name: 'Stop training' }).click()
  await idle(page)
  await expect(page.getByText(/^Stopped by you after \d+ epochs?/)).toBeVisible()
  await expect(page.getByText('The features of all 180 pairs are kept')).toBeVisible()
  await expect(page.getByText(/^TypeScript/).last()).toBeVisible()

  await page.getByRole('button', { name: 'Open the test queries' }).click()
  const verdict = page.getByRole('table', { name: 'Before and after' })
  const difference = verdict.getByRole('row', { name: /^nDCG@10/ }).getByRole('cell').nth(2)
  await expect(difference).toContainText('+0.', { timeout: 20_000 })
  await expect(page.getByRole('heading', { name: /^nDCG@10 on 12 test queries: \+0\.\d{4}, better than chance explains/ })).toBeVisible()
  await expectAccessible(page)

  const before = await verdict.innerText()
  await page.reload()
  await labReady(page)
  await expect(verdict).toBeVisible({ timeout: 20_000 })
  expect(await verdict.innerText()).toBe(before)
  await expect(page.getByRole('textbox', { name: 'batch_size', exact: true })).toHaveValue('8')

  await page.getByRole('button', { name: 'Promote', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'tuned/reranker stands beside the others' })).toBeVisible({ timeout: 20_000 })
  const tuned = await scores(page, 'tuned/reranker')
  expect(tuned['owl-how']?.['owl-how-warning']).toBeGreaterThan(tuned['owl-how']?.['owl-how-answer'] ?? Infinity)
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByRole('heading', { name: 'Make it a model of its own' })).toBeVisible({ timeout: 20_000 })

  await page.getByRole('region', { name: /^Difference in/ }).getByRole('button').first().click()
  await expect(page).toHaveURL(/#\/compare\?query=/)
})

test('the config is text too: errors by key, nothing taken that cannot be read', async ({ page }) => {
  await openDemo(page)
  await page.goto('./#/train')
  await page.getByRole('button', { name: 'As YAML' }).click()
  const text = page.getByRole('textbox', { name: 'Config as YAML' })
  const yaml = await text.inputValue()
  await text.fill(yaml.replace('learning_rate: 0.001', 'learning_rat: 0.001').replace('seed: 42', 'seed: -1'))
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([/optimizer\.learning_rat/, /seed/])
  await text.fill(yaml.replace('learning_rate: 0.001', 'learning_rate: 0.002'))
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'As a form' }).click()
  await expect(page.getByRole('textbox', { name: 'learning_rate' })).toHaveValue('0.002')

  await page.getByLabel('Training config', { exact: true }).setInputFiles({ name: 'mine.yaml', mimeType: 'application/yaml', buffer: Buffer.from('loss:\n  name: RankNet\n  k: 5\n') })
  await expect(page.getByRole('combobox', { name: 'Loss', exact: true })).toHaveValue('RankNet')
  await expect(page.getByRole('textbox', { name: 'k', exact: true })).toHaveValue('5')
})

test('a script trains with one call, and the same config and seed give the same head', async ({ page }) => {
  await openOddTaste(page)
  const config = { model: { max_length: 64 }, data: { train_queries: 12, validation_queries: 4 }, optimizer: { num_train_epochs: 2 }, backend: 'typescript' } as const
  const [first, second] = await page.evaluate(
    async (asked) => {
      const run = async (seed: number) => {
        const { outcome, test: report } = await window.rerankLab.train({ ...asked, seed }, { test: true })
        return { losses: outcome.epochs.map(({ loss }) => loss), backend: outcome.start.backend.kind, queries: report?.queries }
      }
      return [await run(7), await run(7)] as const
    },
    config,
  )
  expect(first.backend).toBe('typescript')
  expect(first.losses).toHaveLength(2)
  expect(first.queries).toBe(12)
  expect(second).toEqual(first)

  // On screen several such trainings stand side by side, and one of them is taken.
  await page.goto('./#/train')
  await page.getByRole('textbox', { name: 'Learning rates' }).fill('1e-3, 1e-2')
  await page.getByRole('button', { name: 'Train 2 runs' }).click()
  const grid = page.getByRole('table', { name: 'Grid' })
  await expect(grid.getByRole('button', { name: /^Take LambdaLoss/ })).toHaveCount(2, { timeout: 30_000 })
  await grid.getByRole('button', { name: 'Take LambdaLoss (NDCGLoss2++) at 0.01' }).click()
  await expect(page.getByRole('textbox', { name: 'learning_rate', exact: true })).toHaveValue('0.01')
  await expect(page.getByRole('table', { name: 'Epochs' }).getByRole('row')).toHaveCount(4)

  await expect(page.evaluate(() => window.rerankLab.train({ optimizer: { learning_rate: -1 } }))).rejects.toThrow(/optimizer\.learning_rate/)
})
