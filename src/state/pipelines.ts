/** The pipelines that a person put together, and which of them `Rerank` runs. A pipeline's name, `A@100>B@20`, is all there is to it. */
import { create } from 'zustand'
import { parsePipeline, spell, type PlannedStage, type Stage } from '../systems/pipeline.ts'
import { useCollectionStore } from './collection.ts'
import { forgetPipelines, remember, rememberSystem, remembered } from './remembered.ts'
import type { RememberedPipeline } from './remembered-parts.ts'
import { hidePipelines, isWhole, showPipeline, useScores } from './scores.ts'

export interface PlannedPipeline {
  readonly name: string
  readonly chosen: boolean
}

export const usePipelineStore = create<{ readonly pipelines: readonly PlannedPipeline[] }>()(() => ({ pipelines: [] }))

/** Takes up the pipelines of the last visit. */
export const recallPipelines = (): void => usePipelineStore.setState({ pipelines: remembered().pipelines })

/**
 * Lists a pipeline, chosen; one that is there is chosen again. Where all its models were run before it is shown at once,
 * with the scores that there are. Throws PipelineError for stages that are none.
 */
export function addPipeline(stages: readonly PlannedStage[]): string {
  const name = spell(parsePipeline(spell(stages)))
  const { pipelines } = usePipelineStore.getState()
  if (pipelines.some((pipeline) => pipeline.name === name)) choosePipeline(name, true)
  else change([...pipelines, { name, chosen: true }])
  const { systems } = useScores.getState()
  const settled = stages.flatMap(({ model, depth }) => {
    const scores = systems.findLast(({ scorer }) => scorer.model === model)
    return scores ? [{ start: scores.start, depth }] : []
  })
  if (settled.length === stages.length) startPipeline(name, settled)
  return name
}

export const choosePipeline = (name: string, chosen: boolean): void =>
  change(usePipelineStore.getState().pipelines.map((pipeline) => (pipeline.name === name ? { name, chosen } : pipeline)))

/** Takes a pipeline away, from the screen too, whatever its stages' recipes were. The scores of its stages stay. */
export function removePipeline(name: string): void {
  change(usePipelineStore.getState().pipelines.filter((pipeline) => pipeline.name !== name))
  hidePipelines((pipeline) => pipeline.name === name)
  forgetPipelines(({ stages }) => spell(stages.map(({ start, depth }) => ({ model: start.scorer.model, depth }))) === name)
}

/** Shows a pipeline as far as its scorers have started; once all have, remembers it with the collection. */
export function startPipeline(name: string, started: RememberedPipeline['stages']): void {
  const stages = started.map(({ start, depth }): Stage => ({ scorer: start.scorer, depth }))
  showPipeline(name, stages)
  const { collection } = useCollectionStore.getState()
  if (collection && isWhole({ name, stages })) rememberSystem(collection.fingerprint, { stages: started })
}

function change(pipelines: readonly PlannedPipeline[]): void {
  usePipelineStore.setState({ pipelines })
  remember({ pipelines })
}
