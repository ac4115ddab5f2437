/** The first thing that went wrong on a device. WebGPU tells it later, so it is kept for the next call that could show it. */
import { BackendError } from '../backend.ts'
import type { GpuDevice } from './device.ts'

/** The GPU was taken away: its driver was reset, or the browser gave it up. */
export class DeviceLostError extends BackendError {
  override readonly name = 'DeviceLostError'
}

/** A kernel that the device does not take; `wgsl` is its whole text. */
export class ShaderError extends BackendError {
  override readonly name = 'ShaderError'
  readonly wgsl: string

  constructor(message: string, wgsl: string) {
    super(`${message}\n\n${wgsl.split('\n').map((line, index) => `${String(index + 1).padStart(4)}  ${line}`).join('\n')}`)
    this.wgsl = wgsl
  }
}

export class Failures {
  readonly #device: GpuDevice
  #first: BackendError | undefined
  #pending: Promise<void>[] = []
  readonly #waiting = new Set<(failure: BackendError) => void>()

  constructor(device: GpuDevice) {
    this.#device = device
    void device.lost.then(({ message }) => {
      const failure = this.note(new DeviceLostError(`The GPU was lost${message === '' ? '' : `: ${message}`}. What it held is gone; start again on another device.`))
      for (const reject of this.#waiting) reject(failure)
    })
  }

  /** A promise of the device's that also rejects when the device is lost, with the DeviceLostError. */
  orLost<T>(promise: Promise<T>): Promise<T> {
    // Not Promise.race: each race would stay registered with `lost` for as long as the device lives.
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      void promise.then(resolve, reject).finally(() => this.#waiting.delete(reject))
    })
  }

  /** Keeps a failure if it is the first; returns the first. */
  note(failure: BackendError): BackendError {
    return (this.#first ??= failure)
  }

  /** Throws the first failure, where there is one. */
  check(): void {
    if (this.#first) throw this.#first
  }

  /** Runs calls to the device, and notes what it will say of them. */
  watch<T>(filter: 'validation' | 'out-of-memory', calls: () => T, explain: (message: string) => BackendError | Promise<BackendError>): T {
    this.#device.pushErrorScope(filter)
    try {
      return calls()
    } finally {
      this.#pending.push(this.#settle(this.#device.popErrorScope(), explain))
    }
  }

  /** Waits for what the device says of all calls so far, then throws the first failure, where there is one. */
  async settled(): Promise<void> {
    const pending = this.#pending
    this.#pending = []
    await this.orLost(Promise.all(pending))
    this.check()
  }

  async #settle(popped: Promise<{ readonly message: string } | null>, explain: (message: string) => BackendError | Promise<BackendError>): Promise<void> {
    try {
      const error = await popped
      if (error) this.note(await explain(error.message))
    } catch (cause) {
      this.note(new BackendError('The GPU did not say whether a call had worked.', { cause }))
    }
  }
}
