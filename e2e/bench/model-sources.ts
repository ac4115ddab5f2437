/** Which models are folders of this machine, and which the app finds itself. */
import { existsSync, statSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import type { Cell, Plan } from '../../src/benchmark/plan/plan.ts'
import { NONE } from '../../src/benchmark/plan/special-models.ts'
import { isPipeline, parsePipeline, spell } from '../../src/systems/pipeline.ts'

const isWrittenAsPath = (text: string): boolean => /^\.{0,2}[\\/]|^\.{1,2}$/.test(text) || isAbsolute(text)

/** An absolute path where a folder is meant: it is written as one, or lies here. A Hub id, and a name of ours, stays. */
export function folderOf(model: string, absolute: (path: string) => string): string {
  if (model === NONE || model === 'embedded' || model.startsWith('embedded/')) return model
  const path = absolute(model)
  return isWrittenAsPath(model) || (existsSync(path) && statSync(path).isDirectory()) ? path : model
}

/** What has to be opened before the model or pipeline can run: ids and absolute paths. */
export const sourcesOf = (model: string): readonly string[] => [...new Set(isPipeline(model) ? parsePipeline(model).map((stage) => stage.model) : model === NONE ? [] : [model])]

export const isFolder = (source: string): boolean => isAbsolute(source)

/** What the app calls a model: a folder by its name. */
export const idOf = (source: string): string => (isFolder(source) ? basename(source) : source)

/** The same of a model or pipeline. */
export const labelOf = (model: string): string => (isPipeline(model) ? spell(parsePipeline(model).map((stage) => ({ ...stage, model: idOf(stage.model) }))) : idOf(model))

/** As a report tells it: without the paths of this machine, so that reports of several machines can be put together. */
export const toldCell = <T extends Partial<Pick<Cell, 'model'>>>(cell: T): T => (cell.model === undefined ? cell : { ...cell, model: labelOf(cell.model) })

export function toldPlan(plan: Plan): Plan {
  const { candidates, qrels, corpus, models, include, exclude } = plan
  return { ...plan, candidates: candidates.map((file) => basename(file)), qrels: qrels.map((file) => basename(file)), corpus: corpus === null ? null : basename(corpus), models: models.map(labelOf), include: include.map(toldCell), exclude: exclude.map(toldCell) }
}
