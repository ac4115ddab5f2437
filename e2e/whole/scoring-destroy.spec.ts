/** The GPU is taken away at random moments of a run: the scores are those of a run that nobody disturbs. */
import { expect } from 'playwright/test'
import { sharedFolder } from '../../scripts/shared.ts'
import { knownPairs } from '../../src/scoring/known-answer.ts'
import { withWebGpu } from '../browser.ts'
import { draws } from '../draws.ts'
import { goldenOf, score, tinyModel } from '../harness/from-pytorch.ts'
import type { HarnessJob } from '../harness/page.ts'
import { harnessFiles, test } from '../harness/test.ts'
import { RowCount } from '../row-count.ts'

/** RERANK_LAB_KILLS devices, destroyed at moments drawn with RERANK_LAB_SEED. */
const KILLS = Number(process.env['RERANK_LAB_KILLS'] ?? 10)
// Drawn once: Playwright reads this file again in each of its processes.
const SEED = Number((process.env['RERANK_LAB_SEED'] ??= String(Date.now() % 1e6)))
/** Runs that a GPU has in flight. */
const LANES = 2

test.skip(sharedFolder === undefined, 'needs the models that lie beside the project')
test.use(withWebGpu)

const bert = tinyModel('bert-ts')

test('a GPU that is destroyed at random moments costs what it had in hand, and no score', async ({ page, harnessAddress }) => {
  test.setTimeout(180_000 + KILLS * 120_000)
  const texts = goldenOf(bert).pairs.filter(({ passage }) => passage !== '')
  const lists = texts.map(({ query }) => ({ query, passages: texts.map(({ passage }) => passage) }))
  const all = lists.length * texts.length
  const job: HarnessJob = { files: harnessFiles(bert), lists, request: { device: 'webgpu', dtype: 'fp32', maxLength: 48 } }
  const random = draws(SEED)
  const ran = new RowCount(page)
  await page.goto(harnessAddress)
  await page.waitForFunction(() => 'harness' in window)

  const undisturbed = await score(page, job)
  expect(undisturbed.summary).toMatchObject({ outcome: 'done', scored: all, start: { device: 'webgpu', fallbacks: [] } })
  for (let kill = 1; kill <= KILLS; kill++) {
    await page.evaluate(() => window.harness.clearScores())
    const before = ran.rows
    const after = { pairs: 1 + Math.floor(random() * (all - LANES * texts.length)), milliseconds: random() * 50 }
    const lost = await score(page, { ...job, then: 'destroy the device', after })
    expect(lost.summary).toMatchObject({ outcome: 'done', scored: all, skipped: 0 })
    expect(lost.scoredTwice).toBe(0)
    const differences = lost.scores.flatMap((list, query) => list.map((value, i) => Math.abs((value ?? NaN) - (undisturbed.scores[query]?.[i] ?? NaN))))
    expect(Math.max(...differences)).toBeLessThan(1e-5)
    // A device's scores are first held against WASM's.
    const again = ran.rows - before - 2 * knownPairs.length - all
    expect(again).toBeGreaterThanOrEqual(0)
    expect(again).toBeLessThanOrEqual(LANES * ran.largest)
    console.log(`seed ${SEED}, device ${kill}: destroyed ${Math.round(after.milliseconds)} ms after ${after.pairs} of ${all} pairs; ended on ${lost.summary.start.device}; ${again} computed again; ${Math.round(lost.wall)} ms; at most ${Math.max(...differences).toExponential(1)} apart`)
  }
})
