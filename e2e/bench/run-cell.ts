/** One cell, once: its model opened in a page of its own, scored, and everything read that will be told of it. */
import type { CellRun, CellRunOptions, FirstStagesRun } from '../../src/benchmark/run/place.ts'
import type { Cell, Plan } from '../../src/benchmark/plan/plan.ts'
import { AppRefusal, type LabPage } from './lab-page.ts'
import { labelOf, sourcesOf } from './model-sources.ts'

/** @param queries ids of those that are scored; null for all */
export async function runCell(lab: LabPage, plan: Plan, cell: Cell, { anew, onProgress }: Pick<CellRunOptions, 'anew' | 'onProgress'>, queries: readonly string[] | null): Promise<CellRun> {
  if (anew) await lab.clearScores()
  const before = performance.now()
  for (const source of sourcesOf(cell.model)) await lab.addModel(source)
  const opened = performance.now() - before
  const { device, dtype, depth, maxLength } = cell
  const label = labelOf(cell.model)
  const wall = await lab.rerank({ models: [label], device, dtype, depth, ...(maxLength === null ? {} : { maxLength }), ...(queries === null ? {} : { queries }) }, onProgress)
  const { systems, manifest } = await lab.report(plan.measures, plan.level)
  const system = systems.findLast(({ model }) => model === label)
  if (system === undefined) throw new AppRefusal(`The app scored nothing with ${label}.`)
  return { system, manifest, opened, wall, scores: await lab.scores(system.name), run: await lab.run(system.name) }
}

/** The collection is read, and its first stages measured. Rejects with AppRefusal. */
export async function readFirstStages(lab: LabPage, plan: Plan): Promise<FirstStagesRun> {
  await openCollection(lab, plan)
  const { systems: all, manifest } = await lab.report(plan.measures, plan.level)
  const systems = all.filter(({ model }) => model === null)
  const runs: string[] = []
  for (const { name } of systems) runs.push(await lab.run(name))
  return { manifest, systems, runs }
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
