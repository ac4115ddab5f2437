/** One cell, once: its model opened in a page of its own, scored, and everything read that will be told of it. */
import type { Manifest, SystemReport } from '../../src/benchmark/report.ts'
import type { ScoresById } from '../../src/benchmark/report/agreement.ts'
import type { Cell, Plan } from '../../src/benchmark/plan/plan.ts'
import { AppRefusal, type LabPage, type ScriptProgress } from './lab-page.ts'
import { labelOf, sourcesOf } from './model-sources.ts'

export interface CellRun {
  readonly system: SystemReport
  readonly firstStages: readonly SystemReport[]
  readonly manifest: Manifest
  /** Milliseconds. */
  readonly opened: number
  readonly wall: number
  readonly scores: ScoresById
  /** The whole order, as a TREC run. */
  readonly run: string
}

export interface CellRunOptions {
  /** Whether what is kept is forgotten first; not where a crashed page is gone on from. */
  readonly anew: boolean
  readonly onProgress: (progress: ScriptProgress) => void
}

export async function runCell(lab: LabPage, plan: Plan, cell: Cell, { anew, onProgress }: CellRunOptions): Promise<CellRun> {
  if (anew) await lab.clearScores()
  const before = performance.now()
  for (const source of sourcesOf(cell.model)) await lab.addModel(source)
  const opened = performance.now() - before
  const { device, dtype, depth, maxLength } = cell
  const label = labelOf(cell.model)
  const wall = await lab.rerank({ models: [label], device, dtype, depth, ...(maxLength === null ? {} : { maxLength }) }, onProgress)
  const { systems, manifest } = await lab.report(plan.measures, plan.level)
  const system = systems.findLast(({ model }) => model === label)
  if (system === undefined) throw new AppRefusal(`The app scored nothing with ${label}.`)
  return { system, firstStages: systems.filter(({ model }) => model === null), manifest, opened, wall, scores: await lab.scores(system.name), run: await lab.run(system.name) }
}

/** What the app has read; the plan's files are given to it where it has not. Rejects with AppRefusal. */
export async function openCollection(lab: LabPage, { candidates, corpus, qrels }: Plan): Promise<string> {
  const held = await lab.fingerprint()
  if (held !== null) return held
  await lab.addFiles([...candidates, ...(corpus === null ? [] : [corpus]), ...qrels])
  const fingerprint = await lab.fingerprint()
  if (fingerprint === null) throw new AppRefusal('The files hold no candidates with texts: give candidate lists with --candidates, and texts by id with --corpus where the lists have none.')
  return fingerprint
}
