/** Features on a real IndexedDB: as the port has them, and as a job of the scoring worker leaves them to whoever trains. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from 'playwright/test'
import type { HarnessJob, HarnessOutcome } from './harness/page.ts'
import { addScript, harnessFiles, test } from './harness/test.ts'

test.describe.configure({ timeout: 180_000 })

const root = fileURLToPath(new URL('..', import.meta.url))
const [QUERIES, DEPTH] = [16, 3]
const lists = readFileSync(`${root}/public/demo/candidates.jsonl`, 'utf8')
  .trim()
  .split('\n')
  .slice(0, QUERIES)
  .map((line) => JSON.parse(line) as { query: { text: string } | string; candidates: { doc: { text: string } | string }[] })
  .map(({ query, candidates }) => ({ query: textOf(query), passages: candidates.slice(0, DEPTH).map(({ doc }) => textOf(doc)) }))
const pairs = lists.reduce((sum, { passages }) => sum + passages.length, 0)
const job: HarnessJob = { files: harnessFiles(`${root}/public/models/embedded/reranker`), lists, request: { device: 'auto', dtype: 'auto', maxLength: 96, features: true } }

const run = (page: Page, asked: HarnessJob): Promise<HarnessOutcome> => page.evaluate((given) => window.harness.score(given), asked)

async function again(page: Page): Promise<void> {
  await page.reload()
  await page.waitForFunction(() => 'harness' in window)
  await addScript(page, 'features')
}

test.beforeEach(({ harness }) => addScript(harness, 'features'))

test('the store keeps to what every one does, and leaves nothing of a write that failed', async ({ harness }) => {
  const { failures, checked } = await harness.evaluate(() => window.featureChecks.contract())
  expect(failures).toEqual([])
  expect(checked).toBeGreaterThan(3)
  const { failed, kept } = await harness.evaluate(() => window.featureChecks.failing({ kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }))
  expect(failed).toContain('SyntaxError')
  expect(kept).toEqual([0, 1])
})

test('a job leaves features from which another realm gets its scores; after a cancel and a reload only the rest is computed, then nothing', async ({ harness }) => {
  const cancelled = await run(harness, { ...job, then: 'cancel', after: { pairs: 8, milliseconds: 0 } })
  expect(cancelled.summary.outcome).toBe('cancelled')
  expect(cancelled.summary.scored).toBeLessThan(pairs)
  await again(harness)
  const rest = await run(harness, job)
  expect(rest.summary).toMatchObject({ outcome: 'done', fromLedger: cancelled.summary.scored, scored: pairs - cancelled.summary.scored, skipped: 0, start: { scorer: { dtype: 'fp32' } } })
  await again(harness)
  const kept = await run(harness, job)
  expect(kept.summary).toMatchObject({ outcome: 'done', fromLedger: pairs, scored: 0, load: 0 })

  const [held] = await harness.evaluate(() => window.featureChecks.holdings())
  expect(held).toMatchObject({ scorer: kept.summary.start.scorer, pairs: distinct(), bytes: distinct() * (8 + 4 * (held?.width ?? 0)) })
  const made = await harness.evaluate(([scorer, given]) => window.featureChecks.scores('/models/embedded/reranker/onnx/model.onnx', scorer, given), [kept.summary.start.scorer, lists] as const)
  expect(made).toEqual(kept.scores)

  // The scores are those of a job that wants none.
  await harness.evaluate(() => window.harness.clearScores())
  const plain = await run(harness, { ...job, request: { ...job.request, dtype: 'fp32', features: false } })
  plain.scores.flat().forEach((score, pair) => expect(Math.abs((score ?? NaN) - (kept.scores.flat()[pair] ?? NaN))).toBeLessThan(1e-5))
})

/** Texts that stand twice in a list are kept once. */
function distinct(): number {
  return lists.reduce((sum, { passages }) => sum + new Set(passages).size, 0)
}

function textOf(value: { readonly text: string } | string): string {
  return typeof value === 'string' ? value : value.text
}
