import { readFileSync } from 'node:fs'
import { expect, test } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { addText, openLab, report, scores } from './lab.ts'

/** The width and height that a PNG's header states. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

const texts = ['The museum opens at nine and closes at five.', 'Frost whitens grass on clear nights.', 'The lake is 40 metres deep.', 'Owls hunt at night.', 'Bread rises because yeast makes gas.', 'Trains to the coast leave every hour.']
const questions = ['when does the museum open', 'why is the lawn white', 'how deep is the lake', 'when do owls hunt', 'why does bread rise', 'how do I get to the coast']

// The first stage has each query's answer at another rank: so measures differ from query to query.
const candidates = questions
  .map((text, query) => JSON.stringify({ query: { qid: `q${query}`, text }, candidates: texts.map((doc, at) => ({ docid: `d${at}`, score: 10 - ((at * 5 + query * 2) % 6), doc })) }))
  .join('\n')
const qrels = questions.map((_, query) => `q${query} 0 d${query} 1\nq${query} 0 d${(query + 1) % 6} 0\n`).join('')

// Charts are made when they come near the window: here all of them are in it.
test.use({ viewport: { width: 1280, height: 5000 } })

test('charts show, filter, fuse and leave as files', async ({ page }) => {
  await openLab(page)
  await addText(page, 'mine.jsonl', candidates)
  await addText(page, 'mine.qrels', qrels)
  await page.evaluate(async () => {
    await window.rerankLab.addModel('embedded/bi-encoder')
    await window.rerankLab.rerank({ device: 'wasm' })
  })
  await page.goto('./#/measures')

  // The line's end is the table's value.
  const depth = page.getByRole('region', { name: 'Measure by depth', exact: true })
  await depth.getByText('Table of measure by depth').click()
  const system = (await report(page)).systems.find(({ name }) => name === 'embedded/bi-encoder')
  const atEnd = depth.getByRole('row', { name: /^6 / }).getByRole('cell').first()
  expect(Number(await atEnd.getAttribute('data-value'))).toBeCloseTo(system?.measures['nDCG@10']?.mean ?? NaN, 12)

  // Files: a picture that names no token of the page, and one with pixels.
  const [svg] = await Promise.all([page.waitForEvent('download'), depth.getByRole('button', { name: 'Save Measure by depth as SVG' }).click()])
  const text = readFileSync(await svg.path(), 'utf8')
  expect(svg.suggestedFilename()).toBe('measure-by-depth.svg')
  expect(text).toContain('embedded/bi-encoder')
  expect(text).not.toMatch(/var\(|currentcolor\)|data-tip/)
  const [png] = await Promise.all([page.waitForEvent('download'), depth.getByRole('button', { name: 'Save Measure by depth as PNG' }).click()])
  const [width = 0, height = 0] = sizeOf(readFileSync(await png.path()))
  expect(Math.min(width, height)).toBeGreaterThan(500)

  // A brush narrows the query list of Compare, and its chip takes that away.
  await page.getByRole('combobox', { name: 'Chart of differences' }).selectOption('scatter')
  const scatter = page.getByRole('region', { name: 'Query by query' }).getByRole('img')
  const box = await scatter.boundingBox()
  if (!box) throw new Error('The scatter is not drawn')
  await page.mouse.move(box.x + 40, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height - 30, { steps: 3 })
  await page.mouse.up()
  const chip = page.getByText(/quer(y|ies): picked by nDCG@10/)
  const words = /^(\d+ quer(?:y|ies)):/.exec((await chip.textContent()) ?? '')?.[1] ?? ''
  expect(words).not.toBe('6 queries')
  await page.goto('./#/compare')
  await expect(page.getByRole('status', { name: 'Queries shown' })).toHaveText(words)
  await page.getByRole('button', { name: 'Show all queries' }).click()
  await expect(page.getByRole('status', { name: 'Queries shown' })).toHaveText('6 queries')

  // A fusion is a system like any other, for scripts too.
  await page.goto('./#/measures')
  const fusion = page.getByRole('region', { name: 'Fusion', exact: true })
  await expect(fusion.getByText(/5-fold cross-validation/)).toBeVisible()
  await fusion.getByRole('slider').fill('0.3')
  const heading = await fusion.getByRole('heading').textContent()
  await fusion.getByRole('button', { name: 'Keep this fusion as a system' }).click()
  const name = 'fusion(First stage, embedded/bi-encoder; min-max .3)'
  const kept = (await report(page)).systems.find((one) => one.name === name)
  expect(heading).toContain((kept?.measures['nDCG@10']?.mean ?? NaN).toFixed(4))
  expect(Object.keys(await scores(page, name))).toHaveLength(kept?.measures['nDCG@10'] ? Object.keys(kept.measures['nDCG@10'].perQuery).length : -1)
  await expectAccessible(page)
})
