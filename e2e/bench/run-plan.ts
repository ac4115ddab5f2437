/** The cells of a plan, run by turns until each has its repeats. */
import { setTimeout } from 'node:timers/promises'
import { sameWithin, greatestDifference, greatestSharedDifference, type ScoresById } from '../../src/benchmark/report/agreement.ts'
import type { Agreement, Repeat } from '../../src/benchmark/report/benchmark-report.ts'
import { slugsOf } from '../../src/benchmark/report/assemble.ts'
import { cellKey } from '../../src/benchmark/plan/cells.ts'
import { turns, type Turn } from '../../src/benchmark/plan/rounds.ts'
import type { Cell, Plan } from '../../src/benchmark/plan/plan.ts'
import type { SystemReport } from '../../src/benchmark/report.ts'
import type { KeptRun } from './kept-run.ts'
import { AppRefusal, inLabPage, PageLost, type LabPage } from './lab-page.ts'
import { busyShare, loadAverage } from './machine.ts'
import type { ProgressLine } from './progress-line.ts'
import { openCollection, runCell, type CellRun } from './run-cell.ts'
import { readLogits, writeLogits, writeRun } from './score-files.ts'
import type { Setting } from './setting.ts'

/** Pages that a turn is tried in before its cell counts as failed. */
const MOST_ATTEMPTS = 3

/** Milliseconds: a browser that goes takes its pages first, and is told of a moment later. */
const SETTLED = 1000

export interface PlanRun {
  readonly plan: Plan
  /** Of the whole plan, with a name each. */
  readonly cells: readonly Cell[]
  readonly names: readonly string[]
  /** Those that are run here. */
  readonly mine: readonly Cell[]
  readonly out: string
  readonly kept: KeptRun
  readonly browsers: readonly Setting[]
  readonly show: ProgressLine
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal
}

/** Every browser was lost, and none can be started from here. */
export class BrowsersLost extends Error {
  override readonly name = 'BrowsersLost'
}

/**
 * Resolves when every turn was taken, or the signal is aborted. Cells that fail are noted, and the others go on; a turn of a
 * browser that was lost is another's. Rejects with BrowsersLost where none is left.
 */
export async function runPlan(run: PlanRun): Promise<void> {
  const { plan, mine, kept, signal, browsers } = run
  const [first] = browsers
  if (first === undefined) throw new BrowsersLost('There is no browser to run in.')
  if (kept.progress.manifest === null) await inLabPage(first, signal, (lab) => readFirstStages(lab, run))
  const all = turns(mine, plan.repeat)
  const left = all.flatMap((turn, at): Waiting[] => (kept.isDone(turn.item, turn.repeat) ? [] : [{ ...turn, title: titleOf(run, turn, `run ${at + 1} of ${all.length}`) }]))
  while (left.length > 0 && !signal.aborted) {
    const there = browsers.filter((browser) => !browser.isLost())
    if (there.length === 0) throw new BrowsersLost('All browsers are gone. With others, --resume goes on.')
    // Who finds nothing to do is done, unless another is lost with a turn in hand.
    await Promise.all(there.map((browser) => work(run, browser, left)))
  }
}

interface Waiting extends Turn<Cell> {
  readonly title: string
}

const titleOf = (run: PlanRun, { item, repeat }: Turn<Cell>, place: string): string => `${nameOf(run, item)}${run.plan.repeat > 1 ? `, repeat ${repeat}` : ''} (${place})`

/** Takes turns until there are none, the person stops, or the browser is lost. */
async function work(run: PlanRun, browser: Setting, left: Waiting[]): Promise<void> {
  const { kept, signal, show } = run
  const machine = kept.noteMachine(browser.machine)
  for (let turn = left.shift(); turn !== undefined; turn = left.shift()) {
    if (signal.aborted) return
    if (kept.hasFailed(turn.item)) continue
    try {
      await take(run, browser, turn, machine)
    } catch (error) {
      // The browser was closed under a run that is to end: what it has stays for --resume.
      if (signal.aborted) return
      if (browser.isLost()) {
        show.line(`${turn.title}: its browser is gone. Another takes over.`)
        left.unshift(turn)
        return
      }
      const reason = error instanceof Error ? error.message : String(error)
      kept.fail({ name: nameOf(run, turn.item), cell: turn.item, reason })
      show.line(`${turn.title}: failed. ${reason}`)
    }
  }
}

const nameOf = ({ cells, names }: PlanRun, cell: Cell): string => names[cells.findIndex((each) => cellKey(each) === cellKey(cell))] ?? cell.model

function slugOf({ cells, names, kept }: PlanRun, cell: Cell): string {
  const slugs = slugsOf(kept.progress.firstStages.map(({ name }) => name), names).cells
  return slugs[cells.findIndex((each) => cellKey(each) === cellKey(cell))] ?? cell.model
}

/** The collection is read, and its first stages measured: what every cell is held against. */
async function readFirstStages(lab: LabPage, { plan, names, kept, out }: PlanRun): Promise<void> {
  await openCollection(lab, plan)
  const { systems, manifest } = await lab.report(plan.measures, plan.level)
  const firstStages = systems.filter(({ model }) => model === null)
  kept.notePage(manifest, firstStages)
  const { firstStages: slugs } = slugsOf(firstStages.map(({ name }) => name), names)
  for (const [at, { name }] of firstStages.entries()) writeRun(out, slugs[at] ?? name, await lab.run(name))
}

async function take(run: PlanRun, browser: Setting, { item: cell, repeat, title }: Waiting, machine: number): Promise<void> {
  const { plan, kept, show, signal } = run
  let attempts = kept.isUnderWay(cell, repeat) ? 1 : 0
  const most = attempts + MOST_ATTEMPTS
  kept.begin(cell, repeat)
  show.begin(title)
  const busy = browser.isHere ? await busyShare() : null
  const load = browser.isHere ? loadAverage() : null
  const startedAt = new Date().toISOString()
  for (;;) {
    const anew = attempts === 0
    attempts++
    try {
      const found = await inLabPage(browser, signal, async (lab) => {
        await openCollection(lab, plan)
        return runCell(lab, plan, cell, { anew, onProgress: (progress) => show.progress(title, progress) })
      })
      const { system, manifest, opened, wall } = found
      const taken = { repeat, machine, startedAt, opened, wall, stages: system.stageSpeeds, attempts, threads: manifest.threads, crossOriginIsolated: manifest.crossOriginIsolated, loadAverage: load, busy }
      note(run, cell, found, taken)
      return show.done(title, system, wall)
    } catch (error) {
      if (!(error instanceof PageLost) || attempts >= most || signal.aborted) throw error
      await setTimeout(SETTLED)
      if (browser.isLost()) throw error
      show.line(`${title}: ${error.message}. It goes on in a new one, with the scores that are kept.`)
    }
  }
}

function note(run: PlanRun, cell: Cell, { system, scores, run: order }: CellRun, taken: Omit<Repeat, 'deviation'>): void {
  const { kept, out } = run
  const slug = slugOf(run, cell)
  const first = kept.of(cell)
  const bound = system.dtype === null ? 0 : sameWithin(system.dtype)
  if (first !== undefined) {
    // Which pairs a pipeline's last stage is given hangs on the stage below, where two may all but tie.
    const difference = system.cost.length > 1 ? greatestSharedDifference : greatestDifference
    const deviation = first.system.dtype === system.dtype ? difference(scores, readLogits(out, slug)) : Infinity
    if (!(deviation <= bound)) throw new AppRefusal(`Its scores are up to ${deviation} from those of its first repeat, more than ${bound}.`)
    return kept.addRepeat(cell, { ...taken, deviation })
  }
  const agreement = agreementOf(run, cell, system, scores, bound)
  if (agreement !== null && !(agreement.greatest <= agreement.bound)) throw new AppRefusal(`Its scores are up to ${agreement.greatest} from those of ${agreement.with}, which is the same model in the same dtype: more than ${agreement.bound}.`)
  writeLogits(out, slug, scores)
  writeRun(out, slug, order)
  kept.addCell({ cell, system, repeats: [{ ...taken, deviation: null }], agreement })
}

/** Held against the first cell of the same model, dtype and length: on another device, or to another depth. */
function agreementOf(run: PlanRun, cell: Cell, { model, dtype, cost }: SystemReport, scores: ScoresById, bound: number): Agreement | null {
  const isSame = (other: Cell, system: SystemReport) => system.model === model && system.dtype === dtype && other.model === cell.model && other.maxLength === cell.maxLength
  const other = cost.length > 1 ? undefined : run.kept.progress.measured.find((each) => isSame(each.cell, each.system))
  return other === undefined ? null : { with: nameOf(run, other.cell), greatest: greatestSharedDifference(scores, readLogits(run.out, slugOf(run, other.cell))), bound }
}
