/** What the evaluation worker is asked about differences: one thing at a time, so that what comes on screen is next and not last. */
import { notify, sentence } from './notices.ts'

export interface Task {
  isDone(): boolean
  run(): Promise<void>
}

/** Who asks, the most urgent first: what a person looks into, the means on screen, and all pairs behind them. */
const places = ['pair', 'table', 'all pairs'] as const
export type Place = (typeof places)[number]

const wanted = new Map<Place, readonly Task[]>()
let working = false

/** Has tasks done in order, in place of those that were wanted here before; of these what is running ends. */
export function want(place: Place, tasks: readonly Task[]): void {
  wanted.set(place, tasks)
  if (!working) void work()
}

function next(): Task | undefined {
  for (const place of places) {
    const task = wanted.get(place)?.find((each) => !each.isDone())
    if (task) return task
  }
  return undefined
}

async function work(): Promise<void> {
  working = true
  try {
    for (let task = next(); task; task = next()) await task.run()
  } catch (error) {
    // The others would fail alike; they are wanted again with the next change.
    wanted.clear()
    notify('error', `Intervals and tests could not be computed: ${sentence(error)}`)
  }
  working = false
}
