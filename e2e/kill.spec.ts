/** The renderer is killed at random moments of a run: what was shown is kept, and only what is missing is computed again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from 'playwright/test'
import { sharedFolder } from '../scripts/shared.ts'
import { MOST_WAITING } from '../src/scoring/scoring-job.ts'
import { busiestRenderer } from './bench-scoring/process-memory.ts'
import { draws } from './draws.ts'
import { addFolder, addText, openLab, report, scores } from './lab.ts'
import { RowCount } from './row-count.ts'

type Scored = Awaited<ReturnType<typeof scores>>

interface Victim {
  readonly id: string
  readonly dtype: 'fp32' | 'q8'
  /** Where the model is not embedded. */
  readonly folder?: string
  readonly queries: number
  /** What two runs of one pair may differ by. */
  readonly within: number
}
// Drawn once: Playwright reads this file again in each of its processes.
const SEED = Number((process.env['RERANK_LAB_SEED'] ??= String(Date.now() % 1e6)))
const DEPTH = 20
/** Batches that no disk has yet: one a lane, those that are being written, and those that wait for that. */
const IN_HAND = 4 + 2 * (MOST_WAITING + 1)

const quantized: Victim = { id: 'bert-ts', folder: join(sharedFolder ?? '', 'models/tiny/bert-ts'), dtype: 'q8', queries: 10, within: 0 }
const victims: readonly Victim[] = [{ id: 'embedded/reranker', dtype: 'fp32', queries: 36, within: 1e-5 }, ...(sharedFolder === undefined ? [] : [quantized])]

/** RERANK_LAB_KILLS kills of each, at moments drawn with RERANK_LAB_SEED; two in all where nobody asks for more. */
const KILLS = Number(process.env['RERANK_LAB_KILLS'] ?? 2 / victims.length)

const demo = readFileSync(fileURLToPath(new URL('../public/demo/candidates.jsonl', import.meta.url)), 'utf8').split('\n')

for (const victim of victims) {
  test(`${victim.id} in ${victim.dtype}: a killed renderer costs what it had in hand, and no score`, async ({ browser }) => {
    test.setTimeout(120_000 + KILLS * 120_000)
    const random = draws(SEED)
    const all = pairsOf(victim)
    let undisturbed: Scored[string] | undefined
    for (let kill = 1; kill <= KILLS; kill++) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const first = new RowCount(page)
      await open(page, victim)
      // Rows that were begun: from the first to nearly the last, and a little later.
      const [moment, delay] = [1 + Math.floor(random() * (all - 10)), random() * 30]
      const { pid, result: shown } = await busiestRenderer(browser, async () => {
        // It ends with its renderer.
        rerank(page, victim).catch(() => undefined)
        await first.reach(moment)
        await new Promise((resolve) => setTimeout(resolve, delay))
        return shownScores(page, victim)
      })
      const crashed = page.waitForEvent('crash')
      process.kill(pid, 'SIGKILL')
      await crashed
      await page.close()

      const next = await context.newPage()
      const second = new RowCount(next)
      await openLab(next)
      const kept = await shownScores(next, victim)
      const count = Object.keys(kept).length
      expect(kept, 'what was shown is kept').toMatchObject(shown)
      if (victim.folder) await addFolder(next, victim.folder, victim.id)
      await rerank(next, victim)
      const final = await shownScores(next, victim)
      expect(greatestDifference(kept, final), 'what was kept is not computed anew').toBe(0)
      await expect.poll(() => second.rows, 'the second run computes what is missing').toBe(all - count)
      expect(first.rows - count, 'what is computed again').toBeLessThanOrEqual(IN_HAND * first.largest)
      undisturbed ??= await whole(next, victim, second)
      expect(Object.keys(undisturbed)).toHaveLength(all)
      expect(greatestDifference(final, undisturbed)).toBeLessThanOrEqual(victim.within)
      console.log(`seed ${SEED}, ${victim.dtype}, kill ${kill}: ${first.rows} of ${all} pairs begun, ${Object.keys(shown).length} shown, ${count} kept; ${first.rows - count} computed again`)
      await context.close()
    }
  })
}

/** What a run that nobody disturbs gives, from the first pair to the last: none of them is what was kept before. */
async function whole(page: Page, victim: Victim, count: RowCount): Promise<Scored[string]> {
  const before = count.rows
  await page.evaluate(() => window.rerankLab.clearScores())
  await rerank(page, victim)
  await expect.poll(() => count.rows - before, 'the undisturbed run computes every pair').toBe(pairsOf(victim))
  return shownScores(page, victim)
}

const pairsOf = ({ queries }: Victim): number =>
  demo.slice(0, queries).reduce((sum, line) => sum + Math.min(DEPTH, (JSON.parse(line) as { candidates: readonly unknown[] }).candidates.length), 0)

async function open(page: Page, { id, folder, queries }: Victim): Promise<void> {
  await openLab(page)
  await addText(page, 'demo.jsonl', demo.slice(0, queries).join('\n'))
  if (folder) await addFolder(page, folder, id)
  await page.goto('./#/compare')
}

const rerank = (page: Page, { id, dtype }: Victim): Promise<void> =>
  page.evaluate(([model, precision, depth]) => window.rerankLab.rerank({ models: [model], device: 'wasm', dtype: precision, depth }), [id, dtype, DEPTH] as const)

/** By query and document in one; none where the model has not begun. */
async function shownScores(page: Page, { id }: Victim): Promise<Scored[string]> {
  const hasBegun = (await report(page)).systems.some(({ model }) => model === id)
  const scored = hasBegun ? await scores(page, id) : {}
  return Object.fromEntries(Object.entries(scored).flatMap(([qid, docs]) => Object.entries(docs).map(([docid, score]) => [`${qid} ${docid}`, score])))
}

/** NaN where the second lacks a pair of the first. */
const greatestDifference = (some: Scored[string], all: Scored[string]): number => Object.entries(some).reduce((most, [pair, score]) => Math.max(most, Math.abs(score - (all[pair] ?? NaN))), 0)
