/** What the benchmark runs on, and how much of it is in use. */
import { availableParallelism, cpus, loadavg, platform, release, totalmem, type } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { Machine } from '../../src/benchmark/report/benchmark-report.ts'

export const machineFacts = (browser: Pick<Machine, 'browser' | 'browserArguments' | 'adapter'>): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory: totalmem(),
  system: `${type()} ${release()} ${process.arch}`,
  driver: `Node ${process.version}`,
  ...browser,
})

/** Over one minute; null on Windows, which knows none. */
export const loadAverage = (): number | null => (platform() === 'win32' ? null : (loadavg()[0] ?? null))

const WATCHED = 400

/** Share of all cores' time that was in use over the next moment, 0 to 1; null where the system tells no times. */
export async function busyShare(milliseconds = WATCHED): Promise<number | null> {
  const before = coreTimes()
  await setTimeout(milliseconds)
  const after = coreTimes()
  const all = after.all - before.all
  return all > 0 ? 1 - (after.idle - before.idle) / all : null
}

function coreTimes(): { readonly idle: number; readonly all: number } {
  const times = cpus().map(({ times: each }) => each)
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all: times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0) }
}
