/** Tasks of one thread in a Chrome trace, by the CPU time that they took. */

/** As Chrome writes it: microseconds; `tdur` is CPU time, `dur` the time on the wall. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

export interface Task {
  /** Milliseconds of CPU time. */
  readonly cpu: number
  /** Milliseconds from its start to its end, waiting for a core included. */
  readonly wall: number
  /** What took most of it: names of the longest events inside, outermost first. */
  readonly inside: readonly string[]
}

/** What to record for `mainThreadTasks`. */
export const categories = ['-*', 'toplevel', 'devtools.timeline', 'v8', '__metadata']

const TASK = 'ThreadControllerImpl::RunTask'

/** The tasks of a renderer's main thread, longest first. Throws where the trace has no main thread of the process. */
export function mainThreadTasks(events: readonly TraceEvent[], pid: number): Task[] {
  const thread = events.find((event) => event.name === 'thread_name' && event.pid === pid && event.args?.name === 'CrRendererMain')
  if (thread === undefined) throw new Error(`The trace has no main thread of process ${pid}`)
  const own = events.filter((event) => event.ph === 'X' && event.pid === pid && event.tid === thread.tid && event.dur !== undefined)
  return own
    .filter(({ name }) => name === TASK)
    .map((task) => ({ cpu: (task.tdur ?? 0) / 1000, wall: (task.dur ?? 0) / 1000, task }))
    .sort((a, b) => b.cpu - a.cpu)
    .map(({ cpu, wall, task }, place) => ({ cpu, wall, inside: place < NAMED ? longestInside(own, task) : [] }))
}

/** Of so many tasks it is told what they did. */
const NAMED = 5

/** From the task inwards, at each level the event that took most CPU time, as long as it took more than half of the task. */
function longestInside(events: readonly TraceEvent[], task: TraceEvent): string[] {
  const within = events
    .filter((event) => event !== task && event.name !== TASK && contains(task, event) && (event.tdur ?? 0) > (task.tdur ?? 0) / 2)
    .sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
  return [...new Set(within.map(({ name }) => name))]
}

const contains = (outer: TraceEvent, inner: TraceEvent) => inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0)
