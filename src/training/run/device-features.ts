/** Features where a backend computes: on a GPU once for the whole training, so that a step uploads row numbers alone. */
import { BackendError, type Backend } from '../../autograd/backend.ts'
import { gatherRows } from '../../autograd/operations/gather.ts'
import type { Tape } from '../../autograd/tape.ts'
import type { Tensor } from '../../autograd/tensor.ts'
import { Variable } from '../../autograd/variable.ts'
import type { FeatureRows } from './feature-rows.ts'

/** Row numbers are float32 on the device, exact up to here. */
const MOST_ROWS = 2 ** 24

export class DeviceFeatures {
  readonly #features: FeatureRows
  /** Undefined where they stay in memory, and a step brings its own. */
  readonly #held: Variable | undefined

  constructor(backend: Backend, features: FeatureRows) {
    this.#features = features
    this.#held = held(backend, features)
  }

  /** Rows by their numbers: [rows, width]. */
  batch(tape: Tape, rows: readonly number[]): Tensor {
    if (this.#held) return gatherRows(tape.use(this.#held), tape.constant(rows, [rows.length]))
    const { width, data } = this.#features
    const picked = new Float32Array(rows.length * width)
    rows.forEach((row, at) => picked.set(data.subarray(row * width, (row + 1) * width), at * width))
    return tape.constant(picked, [rows.length, width])
  }

  dispose(): void {
    this.#held?.dispose()
  }
}

/** TypeScript reads the memory that they lie in already; a device that cannot hold them all is given each step's. */
function held(backend: Backend, { width, data }: FeatureRows): Variable | undefined {
  const rows = data.length / width
  if (backend.kind === 'typescript' || rows > MOST_ROWS) return undefined
  try {
    return new Variable(backend, [rows, width], data)
  } catch (error) {
    if (error instanceof BackendError) return undefined
    throw error
  }
}
