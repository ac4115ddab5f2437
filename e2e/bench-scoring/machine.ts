/** What the figures were measured on. */
import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os'

export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memory: number
  readonly system: string
  readonly node: string
  readonly browser: string
  /** Load average over one minute, before the first round. */
  readonly load: number
}

export const machineFacts = (browser: string): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memory: totalmem(),
  system: `${type()} ${process.arch}`,
  node: process.version,
  browser,
  load: loadavg()[0] ?? 0,
})
