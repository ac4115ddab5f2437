/** What `Rerank` runs, in turn: models by themselves, then pipelines. */
import { isPipeline, parsePipeline } from '../systems/pipeline.ts'
import { addModel, chooseModel } from './model-actions.ts'
import { useModelStore } from './models.ts'
import { addPipeline, usePipelineStore } from './pipelines.ts'
import type { LoadedModel } from './views.ts'

/** Scorers one over the other, the lowest first; one by itself goes to the depth that is chosen, which is null here. */
export interface Run {
  readonly name: string
  readonly stages: readonly { readonly model: string; readonly depth: number | null }[]
}

/** The pair that the build carries, in the order in which it is fastest to see something. */
export const EMBEDDED = ['embedded/bi-encoder', 'embedded/reranker'] as const

/**
 * The runs that are named (ids of loaded models, pipelines as `A@100>B@20`, which are listed from then on), else the
 * chosen ones, else the embedded pair. The embedded models are opened where they are not; one that only a pipeline needs
 * is not chosen by that. Throws PipelineError.
 */
export async function runsFor(wanted: readonly string[] | undefined): Promise<readonly Run[]> {
  const runs = (wanted ?? chosen()).map(runOf)
  if (wanted) for (const { name, stages } of runs) if (stages.length > 1) addPipeline(parsePipeline(name))
  const models = new Set(runs.flatMap(({ stages }) => stages.map(({ model }) => model)))
  for (const id of EMBEDDED) {
    if (!models.has(id) || isLoaded(id)) continue
    await addModel(id)
    if (!runs.some(({ name }) => name === id)) chooseModel(id, false)
  }
  return runs
}

function chosen(): readonly string[] {
  const { loaded } = useModelStore.getState()
  const models = loaded.filter((model) => model.chosen)
  const pipelines = usePipelineStore.getState().pipelines.filter(({ name, chosen: isChosen }) => isChosen && missingModels(name, loaded).length === 0)
  const names = [...models.map(({ info }) => info.id), ...pipelines.map(({ name }) => name)]
  return names.length > 0 ? names : EMBEDDED
}

/** The models of a pipeline that have to be loaded before it can run. */
export const missingModels = (name: string, loaded: readonly Pick<LoadedModel, 'info'>[]): readonly string[] =>
  [...new Set(parsePipeline(name).map(({ model }) => model))].filter((id) => !EMBEDDED.some((embedded) => embedded === id) && !loaded.some(({ info }) => info.id === id))

/** A folder may be called what it likes: what is loaded by this name is meant. */
const runOf = (name: string): Run => ({ name, stages: isPipeline(name) && !isLoaded(name) ? parsePipeline(name) : [{ model: name, depth: null }] })

const isLoaded = (id: string): boolean => useModelStore.getState().loaded.some(({ info }) => info.id === id)
