/** How long the page's own thread is busy at a stretch while the app scores: the CPU time of its longest task. */
import type { Browser } from 'playwright'
import { forgetScores, openApp, rerank, type AppParts, type RunChoice } from '../app-page.ts'
import { busiestRenderer } from '../process-memory.ts'
import { categories, mainThreadTasks, type Task, type TraceEvent } from './trace.ts'

export interface MainThread {
  /** The first run, which loads the model, and one after it; each with its longest tasks. */
  readonly first: readonly Task[]
  readonly second: readonly Task[]
}

const KEPT = 5

export async function mainThreadDuring(parts: AppParts, choice: RunChoice): Promise<MainThread> {
  const { browser, model } = parts
  const page = await openApp(parts)
  const traced = async () => {
    const session = browser as Pick<Browser, 'startTracing' | 'stopTracing'>
    await session.startTracing(page, { categories })
    const { pid } = await busiestRenderer(browser, () => rerank(page, model, choice))
    const { traceEvents } = JSON.parse((await session.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
    return mainThreadTasks(traceEvents, pid).slice(0, KEPT)
  }
  try {
    const first = await traced()
    await forgetScores(page)
    return { first, second: await traced() }
  } finally {
    await page.context().close()
  }
}
