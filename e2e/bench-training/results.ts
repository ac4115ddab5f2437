/** Everything that one call of the benchmark measured: what --json holds. */
import type { Target } from '../bench-scoring/targets.ts'
import type { Machine } from '../bench-scoring/machine.ts'
import type { versions } from './contestants/packages.ts'
import type { Rounds } from './rounds.ts'
import type { SpeedRow } from './speed-table.ts'
import type { Size } from './workload.ts'

export interface Results extends Rounds {
  readonly machine: Machine
  readonly versions: typeof versions
  readonly size: Size
  /** Steps that everyone took first. */
  readonly steps: number
  readonly rows: readonly SpeedRow[]
  readonly targets: readonly Target[]
}
