/** The pipelines that a person put together, and which of them `Rerank` runs. A pipeline's name, `A@100>B@20`, is all there is to it. */
import { create } from 'zustand'
import { parsePipeline, plannedAs, spell, type PlannedStage, type Stage } from '../systems/pipeline.ts'
import { useCollectionStore } from './collection.ts'
import { forgetPipelines, remember, rememberSystem, remembered } from './remembered.ts'
import type { RememberedPipeline } from './remembered-parts.ts'
import { hidePipelines, showPipeline, useScores } from './scores.ts'

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
  if (settled.length === stages.length) settle(settled)
  return name
}

export const choosePipeline = (name: string, chosen: boolean): void =>
  change(usePipelineStore.getState().pipelines.map((pipeline) => (pipeline.name === name ? { name, chosen } : pipeline)))

/** Takes a pipeline away, from the screen too, whatever its stages' recipes were. The scores of its stages stay. */
export function removePipeline(name: string): void {
  change(usePipelineStore.getState().pipelines.filter((pipeline) => pipeline.name !== name))
  hidePipelines(({ stages }) => spell(plannedAs(stages)) === name)
  forgetPipelines(({ stages }) => spell(stages.map(({ start, depth }) => ({ model: start.scorer.model, depth }))) === name)
}

/** Shows a pipeline whose scorers have all started, and remembers it with the collection. */
export function settle(stages: RememberedPipeline['stages']): void {
  showPipeline(stages.map(({ start, depth }): Stage => ({ scorer: start.scorer, depth })))
  const { collection } = useCollectionStore.getState()
  if (collection) rememberSystem(collection.fingerprint, { stages })
}

function change(pipelines: readonly PlannedPipeline[]): void {
  usePipelineStore.setState({ pipelines })
  remember({ pipelines })
}
