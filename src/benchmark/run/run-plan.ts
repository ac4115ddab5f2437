/** The cells of a plan, run by turns until each has its repeats. */
import type { Cell, Plan } from '../plan/plan.ts'
import { turns, type Turn } from '../plan/rounds.ts'
import { slugsOf } from '../report/assemble.ts'
import { nameOf, noteScores, type Notes } from './note-scores.ts'
import { BrowsersLost, PageLost, type Listener, type Place } from './place.ts'

/** Pages that a turn is tried in before its cell counts as failed. */
const MOST_ATTEMPTS = 3

/** Milliseconds: a browser that goes takes its pages first, and is told of a moment later. */
const SETTLED = 1000

export interface PlanRun extends Notes {
  readonly plan: Plan
  /** Those that are run here. */
  readonly mine: readonly Cell[]
  readonly places: readonly Place[]
  readonly show: Listener
  /** `i/n` where the places score a shard of the queries; null where they score all. */
  readonly queryShard: string | null
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal
}

/**
 * Resolves when every turn was taken, or the signal is aborted. Cells that fail are noted, and the others go on; a turn of a
 * place that was lost is another's. Rejects with BrowsersLost where none is left.
 */
export async function runPlan(run: PlanRun): Promise<void> {
  const { plan, mine, record, signal, places } = run
  const [first] = places
  if (first === undefined) throw new BrowsersLost('There is no browser to run in.')
  if (record.state.manifest === null) await measureFirstStages(run, first)
  const all = turns(mine, plan.repeat)
  const left = all.flatMap((turn, at): Waiting[] => (record.isDone(turn.item, turn.repeat) ? [] : [{ ...turn, title: titleOf(run, turn, `run ${at + 1} of ${all.length}`) }]))
  while (left.length > 0 && !signal.aborted) {
    const there = places.filter((place) => !place.isLost())
    if (there.length === 0) throw new BrowsersLost('All browsers are gone. With others, --resume goes on.')
    // Who finds nothing to do is done, unless another is lost with a turn in hand.
    await Promise.all(there.map((place) => work(run, place, left)))
  }
}

interface Waiting extends Turn<Cell> {
  readonly title: string
}

const titleOf = (run: PlanRun, { item, repeat }: Turn<Cell>, place: string): string => `${nameOf(run, item)}${run.plan.repeat > 1 ? `, repeat ${repeat}` : ''} (${place})`

async function measureFirstStages({ names, record, files, signal }: PlanRun, place: Place): Promise<void> {
  const { manifest, systems, runs } = await place.firstStages(signal)
  record.notePage(manifest, systems)
  const slugs = slugsOf(systems.map(({ name }) => name), names).firstStages
  systems.forEach(({ name }, at) => files.writeRun(slugs[at] ?? name, runs[at] ?? ''))
}

/** Takes turns until there are none, the person stops, or the place is lost. */
async function work(run: PlanRun, place: Place, left: Waiting[]): Promise<void> {
  const { record, signal, show } = run
  const machine = record.noteMachine(place.machine)
  for (let turn = left.shift(); turn !== undefined; turn = left.shift()) {
    if (signal.aborted) return
    if (record.hasFailed(turn.item)) continue
    try {
      await take(run, place, turn, machine)
    } catch (error) {
      // The place was closed under a run that is to end: what it has stays for who goes on.
      if (signal.aborted) return
      if (place.isLost()) {
        show.line(`${turn.title}: its browser is gone. Another takes over.`)
        left.unshift(turn)
        return
      }
      const reason = error instanceof Error ? error.message : String(error)
      record.fail({ name: nameOf(run, turn.item), cell: turn.item, reason })
      show.line(`${turn.title}: failed. ${reason}`)
    }
  }
}

async function take(run: PlanRun, place: Place, { item: cell, repeat, title }: Waiting, machine: number): Promise<void> {
  const { record, show, signal, queryShard } = run
  let attempts = record.isUnderWay(cell, repeat) ? 1 : 0
  const most = attempts + MOST_ATTEMPTS
  record.begin(cell, repeat)
  show.begin(title)
  const load = await place.load()
  const startedAt = new Date().toISOString()
  for (;;) {
    const anew = attempts === 0
    attempts++
    try {
      const found = await place.run(cell, { anew, signal, onProgress: (progress) => show.progress(title, progress) })
      const { system, manifest, opened, wall } = found
      const part = queryShard === null ? null : { shard: queryShard, pairs: system.pairs }
      noteScores(run, cell, found, { repeat, part, machine, startedAt, opened, wall, stages: system.stageSpeeds, attempts, threads: manifest.threads, crossOriginIsolated: manifest.crossOriginIsolated, ...load })
      return show.done(title, system, wall)
    } catch (error) {
      if (!(error instanceof PageLost) || attempts >= most || signal.aborted) throw error
      await new Promise<void>((resolve) => setTimeout(resolve, SETTLED))
      if (place.isLost()) throw error
      show.line(`${title}: ${error.message}. It goes on in a new one, with the scores that are kept.`)
    }
  }
}
