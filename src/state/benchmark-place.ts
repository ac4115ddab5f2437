/** This page as a place where cells of a benchmark are run: a worker of their own for each, as the command has a page of its own. */
import type { Plan } from '../benchmark/plan/plan.ts'
import type { Machine } from '../benchmark/report/benchmark-report.ts'
import type { CellRun, CellRunOptions, FirstStagesRun, Place } from '../benchmark/run/place.ts'
import type { Cell } from '../benchmark/plan/plan.ts'
import { machineFacts } from '../platform/page/machine.ts'
import type { ScoringClient } from '../platform/page/scoring-client.ts'
import { scoreCell, stagesOfCell } from './benchmark-cell.ts'
import type { Base } from './derived/base.ts'
import { orderedSystems } from './derived/systems.ts'
import { useJobStore } from './job.ts'
import { sourceOf } from './model-actions.ts'
import { runLines } from './run-lines.ts'
import { manifestNow, systemReport } from './script.ts'
import { openScoring } from './workers.ts'

export function pagePlace(base: Base, plan: Plan, machine: Machine): Place {
  return {
    machine,
    firstStages: async () => firstStagesOf(base, plan),
    // No page is told what else the machine does.
    load: async () => ({ loadAverage: null, busy: null }),
    run: (cell, options) => inWorker(options.signal, (worker) => runCell(worker, base, plan, cell, options)),
    isLost: () => false,
  }
}

/** What is known of the machine here. */
export async function machineHere(): Promise<Machine> {
  const { adapter } = useJobStore.getState()
  return { ...(await machineFacts()), driver: null, browserArguments: [], adapter: adapter && !('reason' in adapter) ? adapter : null }
}

function firstStagesOf(base: Base, plan: Plan): FirstStagesRun {
  const systems = orderedSystems(base, [], [], [], Infinity)
  return {
    manifest: manifestNow(base, plan.level),
    systems: systems.map((system) => systemReport(base, system, plan.measures, plan.level)),
    runs: systems.map((system) => [...runLines(base, system)].join('')),
  }
}

async function runCell(worker: ScoringClient, base: Base, plan: Plan, cell: Cell, { onProgress }: Pick<CellRunOptions, 'onProgress'>): Promise<CellRun> {
  await worker.setCollection(base.phrased?.brought ?? base.collection)
  const before = performance.now()
  for (const model of new Set(stagesOfCell(cell).map((stage) => stage.model))) await open(worker, model, cell)
  const opened = performance.now() - before
  const asked = performance.now()
  const found = await scoreCell({ worker, base, plan, cell, onProgress })
  return { ...found, manifest: manifestNow(base, plan.level), opened, wall: performance.now() - asked }
}

/** Opens a model as the Models screen does: a Hub's graph is downloaded before it is needed. */
async function open(worker: ScoringClient, model: string, { device, dtype }: Cell): Promise<void> {
  const { id, source } = await worker.addModel(sourceOf(model))
  if (source === 'hub') await worker.download(id, { device, dtype }, () => undefined)
}

/** Does something with a worker of its own, which is ended afterwards: at once where the person stops. */
async function inWorker<T>(signal: AbortSignal, work: (worker: ScoringClient) => Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const worker = await openScoring()
  const listening = new AbortController()
  const stopped = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: listening.signal }))
  try {
    return await Promise.race([work(worker), stopped])
  } finally {
    listening.abort()
    worker.terminate()
  }
}
