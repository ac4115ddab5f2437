/** Everything that one call of the benchmark measured: what --json holds. */
import type { Machine } from '../bench-scoring/machine.ts'
import type { Target } from '../bench-scoring/targets.ts'
import type { Agreement } from './agreement.ts'
import type { versions } from './contestants/python.ts'
import type { MoveRow } from './moves/move-row.ts'
import type { Measured } from './rounds.ts'
import type { SpeedRow } from './speed-table.ts'
import type { Size } from './workload.ts'

export interface Results {
  readonly machine: Machine
  readonly versions: typeof versions
  readonly size: Size
  /** Bytes of the run. */
  readonly runSize: number
  /** Whether everyone was held to one core. */
  readonly oneCore: boolean
  readonly passes: readonly Pick<Measured, 'name' | 'passes'>[]
  readonly loads: readonly number[]
  readonly rows: readonly SpeedRow[]
  readonly agreements: readonly Agreement[]
  readonly moves: readonly MoveRow[]
  readonly targets: readonly Target[]
}
