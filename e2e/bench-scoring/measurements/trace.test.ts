import { expect, it } from 'vitest'
import { mainThreadTasks, type TraceEvent } from './trace.ts'

const RUN = 'ThreadControllerImpl::RunTask'
const event = (name: string, tid: number, ts: number, dur: number, tdur: number, pid = 7): TraceEvent => ({ name, ph: 'X', pid, tid, ts, dur, tdur })
const main: TraceEvent = { name: 'thread_name', ph: 'M', pid: 7, tid: 1, ts: 0, args: { name: 'CrRendererMain' } }

it('tells the tasks of the main thread alone, longest CPU time first', () => {
  const tasks = mainThreadTasks([main, event(RUN, 1, 0, 90_000, 2000), event(RUN, 1, 100_000, 30_000, 25_000), event(RUN, 2, 0, 9e6, 9e6), event(RUN, 1, 0, 9e6, 9e6, 8), event('Layout', 1, 0, 9e6, 9e6)], 7)
  expect(tasks.map(({ cpu, wall }) => [cpu, wall])).toEqual([[25, 30], [2, 90]])
})

it('says what took most of a task, from the outside in', () => {
  const inside = [event('FunctionCall', 1, 10, 800, 700), event('V8.GC', 1, 20, 600, 600), event('Layout', 1, 900, 90, 90), event('Paint', 1, 5000, 800, 800)]
  expect(mainThreadTasks([main, event(RUN, 1, 0, 1000, 1000), ...inside], 7)[0]?.inside).toEqual(['FunctionCall', 'V8.GC'])
})

it('refuses a trace without the process', () => expect(() => mainThreadTasks([main], 8)).toThrow(/no main thread of process 8/))
