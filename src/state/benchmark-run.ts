/** `Run`: the plan in front of the person over the open collection, cell by cell, with the code that the command runs it by. */
import { cellNames, cellsOf } from '../benchmark/plan/cells.ts'
import type { Plan } from '../benchmark/plan/plan.ts'
import type { Listener } from '../benchmark/run/place.ts'
import { begun, RunRecord, type RunState } from '../benchmark/run/record.ts'
import { runPlan } from '../benchmark/run/run-plan.ts'
import { keepAwake } from '../platform/page/wake-lock.ts'
import { isBenchmarking, useBenchmark, type BenchmarkRun, type BenchmarkSubject } from './benchmark.ts'
import { forgetRun, keepingScores, keepRun } from './benchmark-kept.ts'
import { machineHere, pagePlace } from './benchmark-place.ts'
import { planNow } from './benchmark-plan.ts'
import type { Base } from './derived/base.ts'
import { useJobStore } from './job.ts'
import { sentence } from './notices.ts'
import { factsNow } from './script.ts'
import { selectBase } from './selected.ts'
import { useTraining } from './training.ts'
import { version } from './version.ts'

let stopping: AbortController | null = null

/**
 * Runs what is left of the plan, or all of it where another was run before, or the person wants it `anew`. Resolves when
 * every turn was taken, or the person stopped; what ended it otherwise stands in the store. Throws where there is no
 * collection, or a job, a training or a benchmark runs, whose times would be of both; PlanError for a plan of nothing.
 */
export async function runBenchmark(anew = false): Promise<void> {
  const base = selectBase(factsNow())
  if (!base) throw new Error('There is nothing to benchmark on yet: open a collection first.')
  if (isBenchmarking()) throw new Error('A benchmark is running already: wait for it, or stop it.')
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A job is running, and both would be slowed down: wait for it, or cancel it.')
  if (useTraining.getState().phase.kind !== 'idle') throw new Error('A training is running, and both would be slowed down: wait for it, or stop it.')
  const plan = planNow()
  const cells = cellsOf(plan)
  const names = cellNames(cells, (model) => model)
  const controller = new AbortController()
  stopping = controller
  useBenchmark.setState({ going: { progress: null, isStopping: false }, error: null })
  const sleep = await keepAwake()
  try {
    const machine = await machineHere()
    const subject = subjectOf(base, plan)
    const from = anew ? null : goingOn(subject)
    if (from === null) forgetRun(subject.fingerprint)
    const put = (state: RunState) => {
      const run: BenchmarkRun = { subject, cells, names, state, changedAt: new Date().toISOString() }
      useBenchmark.setState({ run, machine })
      keepRun(run)
    }
    const record = new RunRecord(from ?? begun(new Date()), put)
    put(record.state)
    await runPlan({ plan, cells, names, mine: cells, record, files: keepingScores(subject.fingerprint), places: [pagePlace(base, plan, machine)], show, queryShard: null, signal: controller.signal })
  } catch (error) {
    if (!controller.signal.aborted) useBenchmark.setState({ error: sentence(error) })
  } finally {
    sleep()
    stopping = null
    useBenchmark.setState({ going: null })
  }
}

/** Ends the run at once; the turn under way is lost, what is finished is kept, and `runBenchmark` goes on from there. */
export function stopBenchmark(): void {
  if (stopping === null) return
  useBenchmark.setState(({ going }) => ({ going: going && { ...going, isStopping: true } }))
  stopping.abort(new Error('It was stopped.'))
}

// What fails is in the record, and the turn under way too.
const show: Listener = {
  line: () => undefined,
  begin: () => change(null),
  progress: (_, progress) => change(progress),
  done: () => change(null),
}

const change = (progress: Parameters<Listener['progress']>[1] | null): void => useBenchmark.setState(({ going }) => ({ going: going && { ...going, progress } }))

export const subjectOf = ({ collection, phrased, firstStage, judgements }: Base, plan: Plan): BenchmarkSubject => ({
  plan,
  fingerprint: collection.fingerprint,
  firstStage: firstStage.name,
  judgements: judgements?.name ?? null,
  ...(phrased && { phrasings: phrased.combination }),
  version,
})

export const isSameSubject = (one: BenchmarkSubject, other: BenchmarkSubject): boolean => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

/** Where the last run was of the same. Cells that failed are tried again; of a turn that was broken off nothing is kept. */
function goingOn(subject: BenchmarkSubject): RunState | null {
  const { run } = useBenchmark.getState()
  return run && isSameSubject(run.subject, subject) ? { ...run.state, failures: [], underWay: [] } : null
}
