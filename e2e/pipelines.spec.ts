/** Pipelines on the demo: put together by hand, run by script, and held against their stages done one by one. */
import { expect, test, type Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { labReady, openLab, report, scores } from './lab.ts'

const [biEncoder, reranker] = ['embedded/bi-encoder', 'embedded/reranker'] as const
const pipeline = `${biEncoder}@20>${reranker}@5`

/** Opens the demo's first ten queries without reranking them. */
async function openDemo(page: Page): Promise<void> {
  await openLab(page)
  await page.evaluate(async () => {
    const lines = async (name: string) => (await (await fetch(`demo/${name}`)).text()).split('\n')
    const lists = (await lines('candidates.jsonl')).slice(0, 10)
    const qids = lists.map((line) => (JSON.parse(line) as { query: { qid: string } }).query.qid)
    const judged = (await lines('qrels.txt')).filter((line) => qids.includes(line.split(' ')[0] ?? ''))
    await window.rerankLab.addFiles([new File([lists.join('\n')], 'candidates.jsonl'), new File([judged.join('\n')], 'qrels.txt')])
  })
  await page.goto('./#/compare')
}

const list = (page: Page, system: string) => page.getByRole('list', { name: system, exact: true })
const idle = (page: Page) => expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })
const rankings = (page: Page, system: string, qids: readonly string[]): Promise<string[][]> => page.evaluate(([name, of]) => of.map((qid) => window.rerankLab.ranking(name, qid)), [system, qids] as const)

/** The first `depth` sorted by score, and among equals by docid, descending; the rest as it was. */
function rerankedBy(of: Readonly<Record<string, number>>, order: readonly string[], depth: number): string[] {
  const score = (docid: string) => of[docid] ?? NaN
  return [...order.slice(0, depth).sort((a, b) => score(b) - score(a) || (a < b ? 1 : -1)), ...order.slice(depth)]
}

/** The Measures screen's table of costs: a row for the pipeline and one a stage, which add up, as in the report. */
async function checkCosts(page: Page): Promise<void> {
  await page.goto('./#/measures')
  await expect(page.getByRole('table', { name: 'Measures', exact: true }).getByRole('rowheader', { name: pipeline, exact: true })).toBeVisible()
  const cost = page.getByRole('table', { name: 'Cost', exact: true })
  await expect(cost.getByRole('rowheader')).toHaveText([pipeline, `stage 1: ${biEncoder} over the first 20`, `stage 2: ${reranker} over the first 5`])
  const cells = await cost.getByRole('row').filter({ has: page.getByRole('rowheader') }).evaluateAll((rows) => rows.map((row) => Array.from(row.querySelectorAll('td[data-value]'), (cell) => Number(cell.getAttribute('data-value')))))
  const [whole = [], ...stages] = cells
  expect(cells.map((values) => values.length)).toEqual([5, 5, 5])
  // Pairs and times of the stages add up; what a pair takes does not.
  for (const column of [0, 1, 3, 4]) expect(stages.reduce((sum, values) => sum + (values[column] ?? NaN), 0)).toBeCloseTo(whole[column] ?? NaN, 6)
  expect(stages.map((values) => values[3])).toEqual((await report(page)).systems[1]?.cost.map(({ pairs }) => pairs))
  for (const values of cells) expect(values[1]).toBeGreaterThan(0)
}

test('a pipeline is put together by hand, costs what its stages do, outlives a reload, can be taken away, and is run by a script', async ({ page }) => {
  test.setTimeout(240_000)
  await openDemo(page)
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: 'New pipeline' })
  await expect(sheet).toContainText(`${biEncoder}@100>${reranker}@20`)
  for (const [at, [model, depth]] of [[biEncoder, '20'] as const, [reranker, '5'] as const].entries()) {
    await sheet.getByRole('combobox', { name: `Model of stage ${at + 1}`, exact: true }).selectOption(model)
    await sheet.getByRole('textbox', { name: `Depth of stage ${at + 1}`, exact: true }).fill(depth)
    await sheet.getByRole('textbox', { name: `Depth of stage ${at + 1}`, exact: true }).blur()
  }
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Add the pipeline' }).click()
  await expect(page.getByRole('checkbox', { name: pipeline, exact: true })).toBeChecked()

  await page.getByRole('combobox', { name: 'Device' }).selectOption('wasm')
  await page.getByRole('button', { name: 'Rerank', exact: true }).click()
  await expect(page.getByRole('progressbar', { name: `Rerank with ${biEncoder}@20, stage 1 of 2` })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('progressbar', { name: `Rerank with ${reranker}@5, stage 2 of 2` })).toBeVisible({ timeout: 60_000 })
  await idle(page)

  // Its stages have no place of their own: only what was asked for stands beside the first stage.
  await expect(page.getByRole('list', { name: 'Systems' }).getByRole('listitem')).toHaveText([/^First stage/, new RegExp(`^${pipeline}`)])
  const items = list(page, pipeline).getByRole('listitem')
  await expect(items.nth(4)).toHaveAttribute('data-score', /./)
  await expect(items.nth(5)).not.toHaveAttribute('data-score')

  const scored = await scores(page, pipeline)
  const qids = Object.keys(scored)
  const { systems } = await report(page)
  expect(systems.map(({ name }) => name)).toEqual(['First stage', pipeline])
  expect(systems[1]).toMatchObject({ model: pipeline, device: 'wasm', dtype: 'fp32', speed: null, pairs: Object.values(scored).flatMap(Object.keys).length })
  // Whole on every query.
  expect(Object.keys(systems[1]?.measures['nDCG@10']?.perQuery ?? {})).toHaveLength(qids.length)
  expect(systems[1]?.cost).toMatchObject([
    { model: biEncoder, depth: 20, queries: qids.length, millisecondsPerPair: expect.any(Number) },
    { model: reranker, depth: 5, pairs: systems[1]?.pairs, queries: qids.length, millisecondsPerPair: expect.any(Number) },
  ])

  await checkCosts(page)
  await expectAccessible(page)
  await page.reload()
  await labReady(page)
  expect(await scores(page, pipeline)).toEqual(scored)
  expect((await report(page)).systems[1]?.measures).toEqual(systems[1]?.measures)
  await checkCosts(page)

  await page.goto('./#/compare')
  await expect(list(page, pipeline)).toBeVisible()
  await page.getByRole('button', { name: `Remove ${pipeline}`, exact: true }).click()
  await expect(list(page, pipeline)).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: pipeline, exact: true })).toHaveCount(0)
  await page.reload()
  await expect(list(page, 'First stage')).toBeVisible()
  await labReady(page)
  await expect(list(page, pipeline)).toHaveCount(0)

  // A script brings it back. Every score that it and its stages by themselves take is in the ledger already.
  await page.evaluate((name) => window.rerankLab.rerank({ models: [name], device: 'wasm' }), pipeline)
  await expect(page.getByRole('checkbox', { name: pipeline, exact: true })).toBeChecked()
  expect(await scores(page, pipeline)).toEqual(scored)
  const made = await rankings(page, pipeline, qids)
  await page.evaluate((model) => window.rerankLab.rerank({ models: [model], depth: 20 }), biEncoder)
  const below = await scores(page, biEncoder)
  const first = await rankings(page, 'First stage', qids)
  expect(made).toEqual(qids.map((qid, at) => rerankedBy(scored[qid] ?? {}, rerankedBy(below[qid] ?? {}, first[at] ?? [], 20), 5)))
  expect((await report(page)).systems).toMatchObject([{ name: 'First stage' }, { name: biEncoder, speed: null }, { name: pipeline, speed: null }])
  await expect(page.evaluate(() => window.rerankLab.rerank({ models: ['embedded/bi-encoder@20>embedded/reranker'] }))).rejects.toThrow(/“embedded\/reranker” is no stage of a pipeline/)
})
