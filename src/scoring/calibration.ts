/** A tuner with a memory: a model is measured on a device once. */
import { tokenBounds } from './batches.ts'
import { Tuner, type TuningStore } from './tuner.ts'
import { canonicalJson } from '../systems/key.ts'
import type { Device, Dtype } from '../systems/system.ts'

/** What a tuning holds for. */
export interface Calibrated {
  readonly model: string
  readonly revision: string
  readonly device: Device
  readonly dtype: Dtype
  /** Of the session: the most runs that may be in flight. */
  readonly lanes: number
  /** The GPU's name; WASM's threads. */
  readonly on: string
}

export class Calibration {
  readonly tuner: Tuner
  readonly #store: TuningStore
  readonly #key: string
  readonly #isNew: boolean

  private constructor(tuner: Tuner, store: TuningStore, key: string) {
    this.tuner = tuner
    this.#store = store
    this.#key = key
    this.#isNew = tuner.found === null
  }

  static async open(store: TuningStore, what: Calibrated): Promise<Calibration> {
    const key = canonicalJson(what)
    const { first, fewest, most } = tokenBounds(what.device, what.dtype)
    const bounds = { fewestTokens: fewest, mostTokens: most, lanes: what.lanes }
    return new Calibration(new Tuner({ tokens: first, lanes: what.lanes }, bounds, await store.read(key)), store, key)
  }

  /** Keeps what was found, for the next job. */
  async keep(): Promise<void> {
    const { found } = this.tuner
    if (this.#isNew && found !== null) await this.#store.write(this.#key, found)
  }
}
