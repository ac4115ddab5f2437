/** What screens read. A hook gives plain values; every number in them is computed from the three facts when it is asked for. */
import { useEffect, useMemo } from 'react'
import type { Collection } from '../collection/collection.ts'
import { textAt } from '../columns/text-table.ts'
import { useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { activeJudgements } from './derived/base.ts'
import { comparisonOf, passageView } from './derived/comparison.ts'
import { costOf } from './derived/cost.ts'
import { deviceLine } from './derived/device.ts'
import { systemMeans, type SystemMeans } from './derived/means.ts'
import { judgedAt10, measureTable, withSignificance } from './derived/measure-table.ts'
import { broughtPair } from './derived/phrased-scores.ts'
import { differencesOf } from './derived/query-list.ts'
import { joinedSets, rowOfQuery } from './derived/query-rows.ts'
import { skippedPairs } from './derived/skipped.ts'
import { want } from './evaluation-queue.ts'
import { useFusions } from './fusions.ts'
import { useJobStore } from './job.ts'
import { useKeptFeatures } from './kept-features.ts'
import { useKeptScores } from './kept-scores.ts'
import { useModelStore } from './models.ts'
import { useNoticeStore } from './notices.ts'
import { usePipelineStore, type PlannedPipeline } from './pipelines.ts'
import { missingModels } from './runs.ts'
import { readingsOf, useReadingStore, wantReading, type Readings } from './readings.ts'
import { useScores } from './scores.ts'
import { comparisonTasks, intervals, randomisations } from './significance.ts'
import { useSpeeds } from './speeds.ts'
import { selectBase, selectColumns, selectQueries, selectQuery, selectSystems, type Facts } from './selected.ts'
import { countOf, countTokens, useTokenCounts, type TokenCount } from './truncation.ts'
import { useTuned } from './tuned.ts'
import type { Comparison, DeviceLine, JobState, MeasureTable, PassageView, QueryDifference, QueryRow, ShownSystem, SkippedView, SystemCost } from './views.ts'

export { measureError } from './derived/measures.ts'
export { useChoices } from './choices.ts'

/** The three facts; for hooks of a screen's own. */
export function useFacts(): Facts {
  const collection = useCollectionStore((state) => state.collection)
  const scored = useScores((state) => state.systems)
  const pipelines = useScores((state) => state.pipelines)
  const appeared = useScores((state) => state.appeared)
  const fusions = useFusions((state) => state.fusions)
  const choices = useChoices()
  return useMemo(() => ({ collection, scored, pipelines, appeared, fusions, choices }), [collection, scored, pipelines, appeared, fusions, choices])
}

export const useCollection = (): Collection | undefined => useCollectionStore((state) => state.collection)

export function useImport() {
  const progress = useCollectionStore((state) => state.progress)
  const receipts = useCollectionStore((state) => state.receipts)
  return { progress, receipts }
}

/** Promoted heads, the last first; loaded or not. */
export const useTunedHeads = () => useTuned((state) => state.heads)

export const useRecents = () => useCollectionStore((state) => state.recents)

/** First stages first (the chosen one leads), then scorers in order of appearance. */
export function useSystems(): readonly ShownSystem[] {
  const facts = useFacts()
  const systems = selectSystems(facts)
  return useMemo(() => systems.map(({ shown }) => shown), [systems])
}

/** The query in view with its columns; null without candidates. */
export function useComparison(): Comparison | null {
  const facts = useFacts()
  const base = selectBase(facts)
  if (!base) return null
  const query = selectQuery(facts, (id) => rowOfQuery(base.collection, id))
  const { measure, level } = facts.choices
  return query === null ? null : comparisonOf(base, selectColumns(facts), query, measure, level)
}

/** A pair of the query in view with what every system gave it. */
export function usePassage(pair: number): PassageView | null {
  const facts = useFacts()
  const base = selectBase(facts)
  if (!base) return null
  const query = selectQuery(facts, (id) => rowOfQuery(base.collection, id))
  return query === null ? null : passageView(base, selectColumns(facts), query, pair)
}

/** What systems read of a pair of the query in view; those that have answered so far. */
export function useReadings(pair: number): Readings {
  const facts = useFacts()
  const opened = useReadingStore()
  const base = selectBase(facts)
  const systems = selectColumns(facts)
  const query = base && selectQuery(facts, (id) => rowOfQuery(base.collection, id))
  const isThere = base !== null && base.collection.candidates.passage[pair] !== undefined
  const of = base && readingsOf(base.collection.fingerprint, pair)
  useEffect(() => {
    if (!base || of === null || query === null || !isThere) return
    for (const { shown } of systems) if (shown.system.kind === 'scorer') wantReading(of, broughtPair(base, query, pair), shown.key, shown.system.scorer)
  }, [base, of, query, pair, isThere, systems])
  return of === opened.of ? opened.known : noReadings
}
const noReadings: Readings = new Map()

/** A model's count of tokens; null before a person asked for one. It is made again when what it was of has changed. */
export function useTokenCount(model: string): TokenCount | null {
  const facts = useFacts()
  // What the count would be of depends on the settings too.
  useModelStore((state) => state.settings[model])
  const count = useTokenCounts((counts) => counts[model] ?? null)
  const of = countOf(facts, model)
  useEffect(() => {
    if (count && of !== null && count.of !== of) void countTokens(model)
  }, [model, count, of])
  return count
}

/** A passage's text, decoded when it is rendered; empty where there is no such passage any more. */
export function passageText(passage: number): string {
  const { collection } = useCollectionStore.getState()
  return collection && passage < collection.passageTexts.length ? textAt(collection.passageTexts, passage) : ''
}

export const useQueryList = (): readonly QueryRow[] => selectQueries(useFacts())

/** Share of the first stage's top ten that is judged; null without judgements or candidates. */
export function useJudgedAt10(): number | null {
  const base = selectBase(useFacts())
  return base && judgedAt10(base)
}

/** Means of one measure; null without judgements. */
export function useMeans(measure: string): SystemMeans | null {
  const facts = useFacts()
  const base = selectBase(facts)
  return base && systemMeans(base, selectSystems(facts), measure, facts.choices.level)
}

/** Null without judgements. Intervals and p-values come when no job runs, from a worker: they are the slow part. */
export function useMeasureTable(): MeasureTable | null {
  const facts = useFacts()
  const idle = useJobStore((state) => state.job.kind === 'idle')
  const knownIntervals = intervals.useKnown((state) => state.known)
  const knownRandomisations = randomisations.useKnown((state) => state.known)
  const base = selectBase(facts)
  const { measures, level } = facts.choices
  const table = base && measureTable(base, selectSystems(facts), measures, level)
  useEffect(() => {
    want('table', idle && table ? comparisonTasks(table) : [])
  }, [idle, table])
  return useMemo(() => table && withSignificance(table, { intervals: knownIntervals, randomisations: knownRandomisations }), [table, knownIntervals, knownRandomisations])
}

/** Per-query differences of the chosen measure, A minus B, by the systems' keys. */
export function useDifferences(a: string, b: string): readonly QueryDifference[] {
  const facts = useFacts()
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  const { measure, level } = facts.choices
  return useMemo(() => {
    const left = systems.find(({ shown }) => shown.key === a)
    const right = systems.find(({ shown }) => shown.key === b)
    return base && left && right ? differencesOf(base, left, right, measure, level) : []
  }, [base, systems, a, b, measure, level])
}

/** What each scorer and pipeline takes. */
export function useCosts(): readonly SystemCost[] {
  const systems = selectSystems(useFacts())
  const speeds = useSpeeds((state) => state.speeds)
  return useMemo(() => systems.map((system) => ({ system: system.shown, stages: costOf(system, speeds) })).filter(({ stages }) => stages.length > 0), [systems, speeds])
}

/** The pipelines that a person put together, run or not, with what they lack to run. */
export function usePipelines(): readonly (PlannedPipeline & { readonly missing: readonly string[] })[] {
  const pipelines = usePipelineStore((state) => state.pipelines)
  const loaded = useModelStore((state) => state.loaded)
  return useMemo(() => pipelines.map((pipeline) => ({ ...pipeline, missing: missingModels(pipeline.name, loaded) })), [pipelines, loaded])
}

/** Pairs of the open collection that failed alone, over all scorers. */
export function useSkipped(): readonly SkippedView[] {
  const collection = useCollection()
  const scored = useScores((state) => state.systems)
  return useMemo(() => (collection ? skippedPairs(collection, scored) : []), [collection, scored])
}

export const useJob = (): JobState => useJobStore((state) => state.job)

export function useModels() {
  const loaded = useModelStore((state) => state.loaded)
  const loading = useModelStore((state) => state.loading)
  const cached = useModelStore((state) => state.cached)
  const hubAddress = useModelStore((state) => state.hubAddress)
  const settings = useModelStore((state) => state.settings)
  return { loaded, loading, cached, hubAddress, settings }
}

/** What is kept of scores, and how sure that is; see refreshKept. */
export const useKept = () => useKeptScores()

/** What is kept of features, a row a scorer; null until it was asked for, see refreshFeatures. */
export const useFeaturesKept = () => useKeptFeatures(({ kept }) => kept)

/** The greatest grade of the judgements in use; 0 without candidates or judgements. */
export const useMaxGrade = (): number => selectBase(useFacts())?.maxGrade ?? 0

/** The device that scores here, and what failed before it. */
export function useDevice(): DeviceLine {
  const adapter = useJobStore((state) => state.adapter)
  const threads = useJobStore((state) => state.threads)
  const last = useScores((state) => state.lastStart)
  return useMemo(() => deviceLine(adapter, threads, last), [adapter, threads, last])
}

export const useNotices = () => useNoticeStore((state) => state.notices)

export function useJudgementSets(): readonly { name: string; active: boolean; joined: number; queries: number }[] {
  const collection = useCollection()
  const chosen = useChoices((state) => state.judgements)
  return useMemo(() => {
    if (!collection) return []
    const active = activeJudgements(collection, chosen)?.name
    return joinedSets(collection).map((set) => ({ ...set, active: set.name === active }))
  }, [collection, chosen])
}
