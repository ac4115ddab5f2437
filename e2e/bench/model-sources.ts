/** Which models are folders of this machine, and which the app finds itself. */
import { existsSync, statSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import type { Cell, Plan } from '../../src/benchmark/plan/plan.ts'
import { renamedCell, renamedModel, renamedPlan } from '../../src/benchmark/plan/renamed.ts'
import { NONE } from '../../src/benchmark/plan/special-models.ts'
import { isPipeline, parsePipeline } from '../../src/systems/pipeline.ts'

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
export const labelOf = (model: string): string => renamedModel(model, idOf)

/** As a report tells it: without the paths of this machine, so that reports of several machines can be put together. */
export const toldCell = <T extends Partial<Pick<Cell, 'model'>>>(cell: T): T => renamedCell(cell, labelOf)

export const toldPlan = (plan: Plan): Plan => renamedPlan(plan, { file: (path) => basename(path), model: labelOf })
