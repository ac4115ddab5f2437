/** Every pair of the candidates once, for the record: how long it takes, and how far it is from sentence-transformers. */
import type { Page } from 'playwright'
import { listScores, openApp, rerank, systemOf, type AppParts, type RunChoice } from '../app-page.ts'
import { referenceScores } from '../reference-scores.ts'
import { greatestDifference } from '../statistics.ts'

export interface WholeRun {
  readonly dtype: 'fp32' | 'q8'
  readonly pairs: number
  /** Milliseconds from the call to its end, loading included. */
  readonly wall: number
  /** Greatest difference from sentence-transformers' float32 logits; null without them. */
  readonly greatest: number | null
  /** Means of the run's measures by name; none without judgements. */
  readonly measures: Readonly<Record<string, number | null>>
}

export async function scoreWhole(parts: AppParts, choices: readonly RunChoice[]): Promise<WholeRun[]> {
  const page = await openApp(parts)
  try {
    const runs: WholeRun[] = []
    for (const choice of choices) runs.push(await scoreAll(page, parts, choice))
    return runs
  } finally {
    await page.context().close()
  }
}

async function scoreAll(page: Page, { model, workload }: AppParts, choice: RunChoice): Promise<WholeRun> {
  const wall = await rerank(page, model, choice)
  const system = await systemOf(page, model, choice.dtype)
  const scored = await listScores(page, system, workload.lists)
  const reference = referenceScores(model, workload.lists, choice.maxLength)
  return {
    dtype: choice.dtype,
    pairs: system.pairs,
    wall,
    greatest: reference === null ? null : greatestDifference(scored.flat(), reference.flat()),
    measures: Object.fromEntries(Object.entries(system.measures).map(([name, { mean }]) => [name, mean])),
  }
}
