/** Whether runs leave something behind: the JavaScript heap after one run and after ten, once the code they need is compiled. */
import { forgetScores, openApp, rerank, type AppParts, type RunChoice } from '../app-page.ts'
import { HeapProbe } from './heap-probe.ts'

export interface HeapGrowth {
  /** Bytes in use after a forced collection, one a run. */
  readonly page: readonly number[]
  /** Of all workers together. */
  readonly workers: readonly number[]
}

const RUNS = 10
/** The first run compiles code that stays, and that is no leak. */
const WARM_UP = 1

export async function heapOverRuns(parts: AppParts, choice: RunChoice): Promise<HeapGrowth> {
  const page = await openApp(parts)
  const probe = await HeapProbe.open(parts.browser, parts.url)
  const used: { page: number; workers: number }[] = []
  try {
    for (let run = 0; run < WARM_UP + RUNS; run++) {
      await forgetScores(page)
      await rerank(page, parts.model, choice)
      if (run >= WARM_UP) used.push(await probe.usedBytes())
    }
  } finally {
    await probe.close()
    await page.context().close()
  }
  return { page: used.map((bytes) => bytes.page), workers: used.map(({ workers }) => workers) }
}

/** The last against the first: 0.05 is 5 % more. */
export const growth = (bytes: readonly number[]): number => (bytes.at(-1) ?? NaN) / (bytes[0] ?? NaN) - 1
