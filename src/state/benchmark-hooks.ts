/** What the Benchmark screen reads: plain values, made anew when what they depend on changes. */
import { useEffect, useMemo } from 'react'
import { cellKey, cellNames, cellsOf } from '../benchmark/plan/cells.ts'
import { PlanError, type Cell, type Plan } from '../benchmark/plan/plan.ts'
import { turns } from '../benchmark/plan/rounds.ts'
import { EMBEDDED_PAIR } from '../benchmark/plan/special-models.ts'
import type { BenchmarkReport, Failure, Machine } from '../benchmark/report/benchmark-report.ts'
import type { MeasuredCell } from '../benchmark/report/assemble.ts'
import type { CellProgress } from '../benchmark/run/place.ts'
import type { RunState } from '../benchmark/run/record.ts'
import { timeLeft } from '../benchmark/run/time-left.ts'
import { useBenchmark, type BenchmarkRun } from './benchmark.ts'
import { stagesOfCell } from './benchmark-cell.ts'
import { recallBenchmark } from './benchmark-kept.ts'
import { machineHere } from './benchmark-place.ts'
import { usualPlan } from './benchmark-plan.ts'
import { reportOfRun } from './benchmark-report.ts'
import { isSameSubject, subjectOf } from './benchmark-run.ts'
import { useChoices } from './choices.ts'
import { useFacts } from './hooks.ts'
import { useJobStore } from './job.ts'
import { useModelStore } from './models.ts'
import { usePipelineStore } from './pipelines.ts'
import { selectBase } from './selected.ts'
import { useTraining } from './training.ts'

export { useBenchmark } from './benchmark.ts'

/** The plan in front of the person, and whether it is as they changed it. */
export function useBenchmarkPlan(): { readonly plan: Plan; readonly isChanged: boolean } {
  const draft = useBenchmark((state) => state.draft)
  const loaded = useModelStore((state) => state.loaded)
  const measures = useChoices((choices) => choices.measures)
  const level = useChoices((choices) => choices.level)
  return useMemo(() => ({ plan: draft ?? usualPlan(loaded, { measures, level }), isChanged: draft !== null }), [draft, loaded, measures, level])
}

/** What can be planned: loaded models and the embedded pair, pipelines that were put together, and what the plan names besides. */
export function usePlannableModels(plan: Plan): readonly string[] {
  const loaded = useModelStore((state) => state.loaded)
  const pipelines = usePipelineStore((state) => state.pipelines)
  return useMemo(() => [...new Set([...EMBEDDED_PAIR, ...loaded.map(({ info }) => info.id), ...pipelines.map(({ name }) => name), ...plan.models.filter((model) => model !== 'none' && model !== 'embedded')])], [loaded, pipelines, plan.models])
}

/** What keeps a benchmark from being run now, as a sentence; null where nothing does. */
export function useBenchmarkHindrance(): string | null {
  const base = selectBase(useFacts())
  const isScoring = useJobStore((state) => state.job.kind !== 'idle')
  const isTraining = useTraining((state) => state.phase.kind !== 'idle')
  if (!base) return 'A benchmark needs a collection: queries with their candidates.'
  if (isScoring) return 'A job is running, and both would be slowed down.'
  return isTraining ? 'A training is running, and both would be slowed down.' : null
}

/** A cell of the plan and how far it is. */
export interface CellView {
  readonly cell: Cell
  readonly name: string
  readonly measured: MeasuredCell | null
  readonly failure: Failure | null
  /** Set while it runs; its progress is null while its model is opened. */
  readonly underWay: { readonly repeat: number; readonly progress: CellProgress | null } | null
}

export interface BenchmarkView {
  readonly cells: readonly CellView[]
  /** Why the plan has no cells; null where it has, or is of first stages alone. */
  readonly problem: string | null
  /** Whether there is something of this plan to go on with. */
  readonly isBegun: boolean
  readonly isDone: boolean
  readonly turns: { readonly done: number; readonly all: number }
  /** Milliseconds; null where it is not known yet. */
  readonly timeLeft: number | null
}

/** The plan's cells with what was measured of them, in the run that goes on or ended last. */
export function useBenchmarkView(): BenchmarkView {
  const facts = useFacts()
  const { plan } = useBenchmarkPlan()
  const run = useBenchmark((state) => state.run)
  const going = useBenchmark((state) => state.going)
  const base = selectBase(facts)
  return useMemo(() => {
    const isOfPlan = run !== null && (going !== null || (base !== null && isSameSubject(run.subject, subjectOf(base, plan))))
    const { cells, names, problem } = isOfPlan ? { ...run, problem: null } : planned(plan)
    const state: Pick<RunState, 'measured' | 'failures' | 'underWay' | 'manifest'> = isOfPlan ? run.state : { measured: [], failures: [], underWay: [], manifest: null }
    const of = new Map(state.measured.map((each) => [cellKey(each.cell), each]))
    const views = cells.map((cell, at): CellView => {
      const turn = going && state.underWay.find((each) => each.cell === cellKey(cell))
      return { cell, name: names[at] ?? cell.model, measured: of.get(cellKey(cell)) ?? null, failure: state.failures.find((failure) => cellKey(failure.cell) === cellKey(cell)) ?? null, underWay: turn ? { repeat: turn.repeat, progress: going.progress } : null }
    })
    const repeats = isOfPlan ? run.subject.plan.repeat : plan.repeat
    const left = turns(cells, repeats).filter(({ item, repeat }) => !views.some(({ cell, failure, underWay, measured }) => cell === item && (failure !== null || underWay?.repeat === repeat || measured?.repeats.some((each) => each.repeat === repeat))))
    const lists = base?.collection.candidates.offsets
    const pairs = (cell: Cell) => (lists ? pairsTo(lists, stagesOfCell(cell)[0]?.depth ?? cell.depth) : 0)
    const rest = timeLeft(left, state, pairs)
    const now = views.find(({ underWay }) => underWay !== null)?.underWay?.progress?.timeLeft ?? 0
    const isBegun = isOfPlan && state.manifest !== null
    const underWay = views.filter((view) => view.underWay !== null).length
    return {
      cells: views,
      problem,
      isBegun,
      isDone: isBegun && left.length === 0 && underWay === 0 && state.failures.length === 0,
      turns: { done: cells.length * repeats - left.length - underWay, all: cells.length * repeats },
      timeLeft: rest === null || !Number.isFinite(now) ? null : rest + now,
    }
  }, [base, plan, run, going])
}

function planned(plan: Plan): { readonly cells: readonly Cell[]; readonly names: readonly string[]; readonly problem: string | null } {
  try {
    const cells = cellsOf(plan)
    return { cells, names: cellNames(cells, (model) => model), problem: null }
  } catch (error) {
    if (error instanceof PlanError) return { cells: [], names: [], problem: error.message }
    throw error
  }
}

function pairsTo(offsets: Uint32Array, depth: number): number {
  let pairs = 0
  for (let query = 0; query + 1 < offsets.length; query++) pairs += Math.min(depth, (offsets[query + 1] ?? 0) - (offsets[query] ?? 0))
  return pairs
}

/** The run's report as it stands; null before its first stages are measured. What a run is is looked up once. */
export function useRunReport(): BenchmarkReport | null {
  const fingerprint = useFacts().collection?.fingerprint ?? null
  const run = useBenchmark((state) => state.run)
  useEffect(() => {
    if (fingerprint !== null) void recallBenchmark(fingerprint)
  }, [fingerprint])
  return useMemo(() => (run === null ? null : reportOfRun(run)), [run])
}

/** What is known of this machine; null until it is. */
export function useMachine(): Machine | null {
  const machine = useBenchmark((state) => state.machine)
  const adapter = useJobStore((state) => state.adapter)
  useEffect(() => {
    void machineHere().then((found) => useBenchmark.setState({ machine: found }))
  }, [adapter])
  return machine
}

export type { BenchmarkRun }
