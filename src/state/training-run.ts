/** `Train`: computes the features that are missing as an ordinary scoring job, then trains in a worker of its own; one training at a time. */
import { proxy } from 'comlink'
import type { TrainingConfig } from '../training/config/config.ts'
import type { TrainingEvent, TestReport } from '../training/run/reports.ts'
import type { PlannedTask } from '../training/run/task.ts'
import { isBenchmarking } from './benchmark.ts'
import { cancel } from './scoring-job.ts'
import { computeFeatures } from './features.ts'
import { useJobStore } from './job.ts'
import { useModelStore } from './models.ts'
import { sentence } from './notices.ts'
import { factsNow } from './script.ts'
import { useTraining, type Finished, type Grid, type GridRow, type Phase } from './training.ts'
import { changeConfig, configNow } from './training-config.ts'
import { ended, followed, notStarted } from './training-course.ts'
import { headOf } from './training-head.ts'
import { gridOf, gridRuns, taken, withEvent, type GridChoice } from './training-grid.ts'
import { keepTraining } from './training-kept.ts'
import { forgetPlan, plan } from './training-plan.ts'
import { taskFor } from './training-task.ts'
import { training } from './workers.ts'

/** A training is one of several that came and went; what an earlier one still says is not heard. */
let turn = 0

/**
 * Trains by a config, the one on screen where none is given. Resolves with what came of it, null where it was given up
 * before it trained or the person turned to another collection. Throws where another training or job runs, the config
 * comes to nothing, or the training fails; then the screen says so too.
 */
export const train = (config: TrainingConfig = configNow()): Promise<Finished | null> =>
  inTurn({ kind: 'training', isPaused: false, isStopping: false }, async (isCurrent, begin) => {
    const task = await prepared(config, isCurrent)
    if (!task || !isCurrent()) return null
    begin()
    useTraining.setState({ course: notStarted, finished: null, grid: null })
    const tell = (event: TrainingEvent) => {
      if (isCurrent()) useTraining.setState(({ course }) => ({ course: followed(course ?? notStarted, event) }))
    }
    const outcome = await training((worker) => worker.train(task, proxy(tell)))
    if (!isCurrent()) return null
    const finished: Finished = { config: task.config, firstStage: task.firstStage, course: ended(useTraining.getState().course ?? notStarted, outcome), outcome, test: null }
    settle({ finished })
    return finished
  })

/** Trains a config once a learning rate and loss, one after another; the test part stays closed. Resolves and throws as `train` does. */
export const trainGrid = (choice: GridChoice, config: TrainingConfig = configNow()): Promise<Grid | null> =>
  inTurn({ kind: 'grid', isPaused: false, isStopping: false }, async (isCurrent, begin) => {
    const runs = gridRuns(choice)
    const task = await prepared(config, isCurrent)
    if (!task || !isCurrent()) return null
    begin()
    useTraining.setState({ course: null, finished: null, grid: gridOf(task.config, task.firstStage, runs) })
    const results = await training((worker) =>
      worker.grid(
        task,
        runs,
        proxy((run: number, event: TrainingEvent) => {
          if (isCurrent()) useTraining.setState(({ grid }) => ({ grid: grid && withEvent(grid, run, event) }))
        }),
      ),
    )
    if (!isCurrent()) return null
    const grid: Grid = {
      config: task.config,
      firstStage: task.firstStage,
      rows: results.map(({ outcome, ...run }) => ({ run, epochs: outcome.epochs.length, best: outcome.best.validation, outcome })),
    }
    useTraining.setState({ grid })
    return grid
  })

/** Takes a run of the grid that has ended: its learning rate and loss into the config, its head as the trained one. */
export function takeRun(row: GridRow): void {
  const { grid } = useTraining.getState()
  const finished = grid && taken(grid, row)
  if (!finished) return
  changeConfig({ loss: finished.config.loss, optimizer: { ...configNow().optimizer, learning_rate: finished.config.optimizer.learning_rate } })
  settle({ finished })
}

/** Opens the test part for the training that ended, and keeps what it says: from here on nothing is to be chosen by it. */
export async function openTest(): Promise<TestReport | null> {
  const { finished } = useTraining.getState()
  if (!finished) throw new Error('There is no trained head to test yet.')
  if (finished.test) return finished.test
  return inTurn({ kind: 'testing' }, async (isCurrent, begin) => {
    const facts = factsNow()
    const planned = taskFor({ ...facts, choices: { ...facts.choices, firstStage: finished.firstStage } }, finished.config, useModelStore.getState().loaded)
    const { layers: head } = await headOf(planned.scorer)
    begin()
    const test = await training((worker) => worker.test({ ...planned, head }, finished.outcome.best.layers))
    if (!isCurrent()) return null
    useTraining.setState(({ opened }) => ({ opened: opened + 1 }))
    settle({ finished: { ...finished, test } })
    return test
  })
}

export const pauseTraining = (): Promise<void> => hold(true)
export const resumeTraining = (): Promise<void> => hold(false)

async function hold(isPaused: boolean): Promise<void> {
  const { phase } = useTraining.getState()
  if (!isRunning(phase) || phase.isPaused === isPaused) return
  useTraining.setState({ phase: { ...phase, isPaused } })
  await training((worker) => (isPaused ? worker.pause() : worker.resume()))
}

/** Ends what runs with the best checkpoint so far; while features are computed, gives the training up. */
export async function stopTraining(): Promise<void> {
  const { phase } = useTraining.getState()
  if (phase.kind === 'features') cancel()
  if (!isRunning(phase)) return
  useTraining.setState({ phase: { ...phase, isPaused: false, isStopping: true } })
  await training((worker) => worker.stop())
}

/** Stops listening to what runs, and stops it: its pair rows are about to mean other pairs. */
export async function abandonTraining(): Promise<void> {
  turn++
  await stopTraining()
}

const isRunning = (phase: Phase): phase is Extract<Phase, { isPaused: boolean }> => phase.kind === 'training' || phase.kind === 'grid'

/** Features for all pairs of the plan, and the head as it is; null where the job was cancelled. */
async function prepared(config: TrainingConfig, isCurrent: () => boolean) {
  const task = taskFor(factsNow(), config, useModelStore.getState().loaded)
  const planned = await plan(task)
  if ('error' in planned) throw new Error(planned.error)
  if (!isCurrent()) return null
  if (planned.features.missing > 0 && !(await compute(task, planned.report.queries))) return null
  const { layers: head } = await headOf(task.scorer)
  return { ...task, head }
}

async function compute({ scorer: { model, maxLength }, config }: PlannedTask, queries: Parameters<typeof computeFeatures>[0]['queries']): Promise<boolean> {
  const summary = await computeFeatures({ model, dtype: config.model.dtype, maxLength, queries })
  const computed = summary?.start.scorer.dtype
  if (computed !== undefined && computed !== config.model.dtype)
    throw new Error(`The device did not hold in ${config.model.dtype}, and the features were computed in ${computed}: choose ${computed} as the model's precision and train again. What was computed is kept.`)
  return summary?.outcome === 'done'
}

/** Shows what ended, and keeps it for a reload. */
function settle(change: { readonly finished: Finished }): void {
  useTraining.setState(change)
  keepTraining()
}

/** One at a time: `begin` says that features are there and the phase proper starts. What fails is told on screen, and thrown. */
async function inTurn<T>(phase: Phase, work: (isCurrent: () => boolean, begin: () => void) => Promise<T>): Promise<T> {
  if (useTraining.getState().phase.kind !== 'idle') throw new Error('A training is under way: wait for it, or stop it.')
  if (useJobStore.getState().job.kind !== 'idle') throw new Error('A scoring job is running: wait for it, or cancel it.')
  if (isBenchmarking()) throw new Error('A benchmark is running, and what it times would be slowed down: wait for it, or stop it.')
  const mine = ++turn
  const isCurrent = () => mine === turn
  useTraining.setState({ phase: { kind: 'features' }, error: null })
  try {
    return await work(isCurrent, () => useTraining.setState({ phase }))
  } catch (error) {
    if (isCurrent()) useTraining.setState({ error: sentence(error) })
    throw error
  } finally {
    // What is kept of features, and what was interrupted, may be another now.
    forgetPlan()
    if (isCurrent()) useTraining.setState({ phase: { kind: 'idle' }, course: null })
  }
}
