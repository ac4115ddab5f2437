/** Queries with several phrasings: each scored apart, ranked and measured as one, by hand-worked sums of what each was scored. */
import { expect, test, type Page } from 'playwright/test'
import { addText, labReady, openLab, report, scores } from './lab.ts'

const passages = {
  a: 'A passport costs 130 dollars for adults who apply by mail.',
  b: 'Passports are issued by the state department of the country.',
  c: 'The fee for a passport card is lower than that for a book.',
  d: 'Lima is the capital and the largest city of Peru.',
}
const phrasings = { q1: ['how much is a passport', 'passport fee', 'what does a new passport cost'], q2: ['capital of Peru', 'which city governs Peru'] }
type Scores = Readonly<Record<string, number>>

const candidates = (prefix = '') => Object.entries(passages).map(([id, text], at) => ({ docid: `${prefix}${id}`, score: 9 - at, doc: text }))
const lines = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const together = lines(Object.entries(phrasings).map(([qid, [text, ...variants]]) => ({ query: { qid, text, variants }, candidates: candidates() })))
/** The same texts, each phrasing a query by itself. */
const apart = lines(Object.entries(phrasings).flatMap(([qid, texts]) => texts.map((text, at) => ({ query: { qid: `${qid} by ${at}`, text }, candidates: candidates('x-') }))))

const model = 'embedded/bi-encoder'
const rerank = (page: Page) => page.evaluate((name) => window.rerankLab.rerank({ models: [name], device: 'wasm' }), model)

/** From 1, by score, and among equals by id, descending. */
const rankIn = (of: Scores, doc: string) => 1 + Object.keys(of).filter((other) => (of[other] ?? 0) > (of[doc] ?? 0) || (of[other] === of[doc] && other > doc)).length
const combinations: Readonly<Record<string, (lists: readonly Scores[], doc: string) => number>> = {
  max: (lists, doc) => Math.max(...lists.map((list) => list[doc] ?? NaN)),
  mean: (lists, doc) => lists.reduce((sum, list) => sum + (list[doc] ?? NaN), 0) / lists.length,
  rrf: (lists, doc) => lists.reduce((sum, list) => sum + 1 / (60 + rankIn(list, doc)), 0),
}

test('phrasings are scored apart and ranked as one query, by the greatest score, the mean or the ranks', async ({ page }) => {
  test.setTimeout(120_000)
  await openLab(page)
  await addText(page, 'lists.jsonl', together)
  await addText(page, 'qrels.txt', 'q1 0 c 2\nq1 0 b 0\nq2 0 d 1\n')
  await page.goto('./#/compare?query=q1')
  await rerank(page)
  const bar = page.getByRole('combobox', { name: 'Phrasings', exact: true })
  await expect(bar).toHaveValue('max')
  await expect(page.getByRole('list', { name: 'Other phrasings' }).getByRole('listitem')).toHaveText(phrasings.q1.slice(1).map((text) => `“${text}”`))
  const found: Record<string, Record<string, Record<string, number>>> = { max: await scores(page, model) }
  for (const combination of ['mean', 'rrf']) {
    await bar.selectOption(combination)
    found[combination] = await scores(page, model)
    expect((await report(page)).manifest.phrasings).toEqual({ combination, count: 5 })
  }
  await expect(page).toHaveURL(/phrasings=rrf/)

  // One row a query: two are judged, and two are whole.
  const { systems } = await report(page)
  expect(systems.map(({ measures }) => Object.keys(measures['nDCG@10']?.perQuery ?? {}))).toEqual([['q1', 'q2'], ['q1', 'q2']])
  expect(systems[1]).toMatchObject({ pairs: 20, cost: [{ pairs: 20, queries: 2 }] })

  const first = page.getByRole('list', { name: model, exact: true }).getByRole('listitem').first()
  const docid = (await first.getAttribute('data-docid')) ?? ''
  await first.getByRole('button').click()
  const places = page.getByRole('region', { name: 'Ranks by phrasing' }).getByRole('row')
  await expect(places).toHaveCount(4)
  const ranks = await places.evaluateAll((rows) => rows.slice(1).map((row) => Number.parseInt(row.querySelector('td:last-child')?.textContent ?? '', 10)))
  expect(ranks.reduce((sum, rank) => sum + 1 / (60 + rank), 0)).toBeCloseTo(found['rrf']?.['q1']?.[docid] ?? NaN, 12)

  // A link carries the choice, and each pair was kept for itself: as queries of their own they take no scoring.
  await page.reload()
  await labReady(page)
  expect(await scores(page, model)).toEqual(found['rrf'])
  await addText(page, 'apart.jsonl', apart)
  await rerank(page)
  expect((await report(page)).systems[1]).toMatchObject({ pairs: 20, speed: null })
  await page.goto('./#/compare')
  await expect(page.getByRole('list', { name: model, exact: true })).toBeVisible()
  await expect(bar).toHaveCount(0)
  const own = await scores(page, model)
  for (const [combination, combine] of Object.entries(combinations)) {
    for (const [qid, texts] of Object.entries(phrasings)) {
      const lists = texts.map((_, at) => Object.fromEntries(Object.entries(own[`${qid} by ${at}`] ?? {}).map(([id, score]) => [id.slice(2), score])))
      for (const doc of Object.keys(passages)) expect(found[combination]?.[qid]?.[doc], `${combination} of ${qid} ${doc}`).toBeCloseTo(combine(lists, doc), 12)
    }
  }
})
