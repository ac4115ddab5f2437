/** What the training screen reads: plain values, made anew when what they depend on changes. */
import { useEffect, useMemo, useState } from 'react'
import { textAt } from '../columns/text-table.ts'
import type { TrainingConfig } from '../training/config/config.ts'
import type { TestMeasure } from '../training/run/reports.ts'
import type { PlannedTask } from '../training/run/task.ts'
import { useCollectionStore } from './collection.ts'
import { useFacts } from './hooks.ts'
import { useJobStore } from './job.ts'
import { useModelStore } from './models.ts'
import { sentence } from './notices.ts'
import { speedKey } from '../benchmark/speeds.ts'
import type { Device } from '../systems/system.ts'
import { useScores } from './scores.ts'
import { useSpeeds } from './speeds.ts'
import { useTraining, type Plan } from './training.ts'
import { trainableModels, usualConfig } from './training-config.ts'
import { factsOf, headOf, type HeadFacts } from './training-head.ts'
import { wantPlan } from './training-plan.ts'
import { namedSplit, taskFor } from './training-task.ts'

export { useTraining } from './training.ts'
export { useTuned } from './tuned.ts'

/** What is missing before anything can be trained: the first of these. */
export type Lack = 'collection' | 'labels' | 'model'

export function useLack(): Lack | null {
  const { collection, scored } = useFacts()
  const loaded = useModelStore((state) => state.loaded)
  if (!collection || collection.firstStages.length === 0) return 'collection'
  if (collection.judgementSets.length === 0 && collection.firstStages.length < 2 && scored.length === 0) return 'labels'
  return trainableModels(loaded).length === 0 ? 'model' : null
}

/** The config in front of the person, and whether it is as they changed it. */
export function useTrainingConfig(): { readonly config: TrainingConfig; readonly isChanged: boolean } {
  const draft = useTraining((state) => state.draft)
  const collection = useCollectionStore((state) => state.collection)
  const loaded = useModelStore((state) => state.loaded)
  return useMemo(() => ({ config: draft ?? usualConfig(collection, loaded), isChanged: draft !== null }), [draft, collection, loaded])
}

type Asked = PlannedTask | { readonly error: string }

/** The config in the terms of what is on screen, or why it has none. */
function useTask(): Asked {
  const facts = useFacts()
  const { config } = useTrainingConfig()
  const loaded = useModelStore((state) => state.loaded)
  return useMemo((): Asked => {
    try {
      return taskFor(facts, config, loaded)
    } catch (error) {
      return { error: sentence(error) }
    }
  }, [facts, config, loaded])
}

/** What the config comes to; null while it is worked out for the first time. It is worked out anew when anything that it depends on changes and nothing runs. */
export function usePlan(): Plan | null {
  const task = useTask()
  const isIdle = useJobStore((state) => state.job.kind === 'idle')
  const isResting = useTraining((state) => state.phase.kind === 'idle')
  const plan = useTraining((state) => state.plan)
  useEffect(() => {
    if (isIdle && isResting && !('error' in task)) wantPlan(task)
  }, [isIdle, isResting, task])
  return 'error' in task ? { of: '', error: task.error } : plan
}

/** Sets that are called train, dev and test; null where none is. */
export function useNamedSplit() {
  const collection = useCollectionStore((state) => state.collection)
  return useMemo(() => (collection ? namedSplit(collection) : null), [collection])
}

/**
 * The head of the model that is chosen; null until it is read. It stands in the graph: one that would have to be
 * downloaded for it first is read once it was used.
 */
export function useHeadFacts(): HeadFacts | null {
  const { config } = useTrainingConfig()
  const loaded = useModelStore((state) => state.loaded)
  const { id, dtype } = config.model
  const info = loaded.find((model) => model.info.id === id)?.info
  const isHere = useTraining(({ plan }) => info?.source !== 'hub' || (plan !== null && 'features' in plan && plan.features.missing < plan.features.pairs))
  const of = info && isHere ? `${info.id} ${info.revision} ${dtype}` : ''
  const [known, setKnown] = useState<{ readonly of: string; readonly facts: HeadFacts } | null>(null)
  useEffect(() => {
    if (!info || of === '' || known?.of === of) return
    let isWanted = true
    headOf({ model: info.id, revision: info.revision, dtype }).then(
      (head) => isWanted && setKnown({ of, facts: factsOf(head) }),
      (error: unknown) => console.info(`The head of ${id} could not be read: ${sentence(error)}`),
    )
    return () => void (isWanted = false)
  }, [info, of, known, dtype, id])
  return known?.of === of ? known.facts : null
}

/** Milliseconds that features of so many pairs are likely to take here, as this scorer or the same model at another length took; null where none was measured yet. */
export function useFeatureTime(pairs: number): number | null {
  const task = useTask()
  const scored = useScores((state) => state.systems)
  const speeds = useSpeeds((state) => state.speeds)
  if ('error' in task) return null
  const { model, dtype } = task.scorer
  const alike = scored.map(({ scorer }) => scorer).filter((scorer) => scorer.model === model && scorer.dtype === dtype)
  const [speed] = [task.scorer, ...alike].flatMap((scorer) => devices.flatMap((device) => speeds[speedKey(scorer, device)] ?? []))
  return speed ? (pairs * speed.milliseconds) / speed.pairs : null
}
const devices: readonly Device[] = ['webgpu', 'wasm']

/** A test query with what the trained head changed. */
export interface TestedQuery {
  readonly id: string
  readonly text: string
  readonly difference: number
}

/** The queries of a measure's differences, the largest first. Rows that the collection does not have are left out: a kept report is not trusted. */
export function useTestedQueries(measure: TestMeasure | null): readonly TestedQuery[] {
  const collection = useCollectionStore((state) => state.collection)
  return useMemo(() => {
    if (!collection || !measure) return []
    const { queryIds, queryTexts } = collection
    return Array.from(measure.query, (row, at) => ({ row, difference: measure.differences[at] ?? NaN }))
      .filter(({ row }) => row < queryIds.length)
      .map(({ row, difference }) => ({ id: textAt(queryIds, row), text: textAt(queryTexts, row), difference }))
      .sort((a, b) => b.difference - a.difference)
  }, [collection, measure])
}

/** A pair of the collection in words, for the examples of a plan. */
export function usePairTexts(): (pair: number) => { readonly query: string; readonly queryId: string; readonly passage: string } | null {
  const collection = useCollectionStore((state) => state.collection)
  return useMemo(() => {
    return (pair) => {
      const passage = collection?.candidates.passage[pair]
      if (!collection || passage === undefined) return null
      const query = collection.candidates.offsets.findLastIndex((start) => start <= pair)
      return { query: textAt(collection.queryTexts, query), queryId: textAt(collection.queryIds, query), passage: textAt(collection.passageTexts, passage) }
    }
  }, [collection])
}

/** A query's text by its row; empty where there is no such query. */
export function useQueryText(): (row: number) => string {
  const collection = useCollectionStore((state) => state.collection)
  return useMemo(() => (row: number) => (collection && row < collection.queryTexts.length ? textAt(collection.queryTexts, row) : ''), [collection])
}
