/** A browser as a place that cells are run in: a fresh page for each, which is driven by `window.rerankLab`. */
import type { Plan } from '../../src/benchmark/plan/plan.ts'
import type { Place } from '../../src/benchmark/run/place.ts'
import { inLabPage } from './lab-page.ts'
import { busyShare, loadAverage } from './machine.ts'
import { openCollection, readFirstStages, runCell } from './run-cell.ts'
import type { Setting } from './setting.ts'

/** @param queries ids of those that are scored; null for all */
export const browserPlace = (browser: Setting, plan: Plan, queries: readonly string[] | null = null): Place => ({
  machine: browser.machine,
  firstStages: (signal) => inLabPage(browser, signal, (lab) => readFirstStages(lab, plan)),
  load: async () => (browser.isHere ? { busy: await busyShare(), loadAverage: loadAverage() } : { busy: null, loadAverage: null }),
  run: (cell, options) =>
    inLabPage(browser, options.signal, async (lab) => {
      await openCollection(lab, plan)
      return runCell(lab, plan, cell, options, queries)
    }),
  isLost: () => browser.isLost(),
})
