/** Everything that one call of the benchmark measured: what --json holds. */
import type { Agreement } from './agreement.ts'
import type { Opening } from './contestants/contestant.ts'
import type { Machine } from './machine.ts'
import type { SpeedRow } from './speed-table.ts'
import type { HeapGrowth } from './measurements/heap.ts'
import type { MainThread } from './measurements/main-thread.ts'
import type { Target } from './targets.ts'
import type { TechniqueRow } from './measurements/techniques.ts'
import type { WholeRun } from './measurements/whole.ts'

export interface RowDetail {
  readonly name: string
  readonly opening: Opening
  /** Milliseconds, one a round. */
  readonly walls: readonly number[]
  readonly inferences: readonly number[]
}

export interface Results {
  readonly machine: Machine
  readonly workload: { readonly name: string; readonly queries: readonly string[]; readonly pairs: number; readonly seed: number; readonly depth: number; readonly maxLength: number; readonly cut: number }
  readonly model: string
  /** Whose thread transformers.js ran on. */
  readonly transformersIn: 'page' | 'worker'
  /** Load average before each round. */
  readonly loads: readonly number[]
  readonly rows: readonly SpeedRow[]
  readonly details: readonly RowDetail[]
  readonly agreements: readonly Agreement[]
  /** Pairs that transformers.js ran without what ends a pair, as `query document`. */
  readonly withoutSeparator: readonly string[]
  readonly targets: readonly Target[]
  readonly page: { readonly mainThread: MainThread; readonly heap: HeapGrowth; readonly demoWaits: readonly number[] } | null
  readonly whole: readonly WholeRun[]
  readonly techniques: readonly TechniqueRow[]
}
