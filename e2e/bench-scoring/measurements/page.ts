/** What the page itself has to keep to while it scores. */
import type { AppParts, RunChoice } from '../app-page.ts'
import type { Results } from '../results.ts'
import { median } from '../statistics.ts'
import type { PageFacts } from '../targets.ts'
import { demoWaits } from './demo.ts'
import { growth, heapOverRuns } from './heap.ts'
import { mainThreadDuring } from './main-thread.ts'

export type Page = NonNullable<Results['page']>

/** @param runs by precision, the fastest last */
export async function measurePage(parts: AppParts, runs: readonly [RunChoice, ...RunChoice[]], tell: (line: string) => void): Promise<Page> {
  tell("the page's own thread")
  const mainThread = await mainThreadDuring(parts, runs[0])
  tell('its heap over ten runs')
  const heap = await heapOverRuns(parts, runs.at(-1) ?? runs[0])
  tell('the demo')
  return { mainThread, heap, demoWaits: await demoWaits(parts.browser, parts.url) }
}

/** The figures that are held against targets. */
export const factsOf = ({ mainThread, heap, demoWaits: waits }: Page): PageFacts => ({
  longestTask: Math.max(...[...mainThread.first, ...mainThread.second].map(({ cpu }) => cpu)),
  heapGrowth: growth(heap.page.map((bytes, at) => bytes + (heap.workers[at] ?? NaN))),
  demoWait: median(waits),
})
