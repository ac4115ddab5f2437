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
  #settling = Promise.resolve()
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

  /** Runs calls to the device, and notes what it will say of them; `explain` makes an error of that. */
  watch<T>(calls: () => T, explain: (message: string) => BackendError | Promise<BackendError>): T {
    this.#device.pushErrorScope('out-of-memory')
    this.#device.pushErrorScope('validation')
    try {
      return calls()
    } finally {
      const popped = [this.#device.popErrorScope(), this.#device.popErrorScope()]
      // One after the other, so that the first failure is the first cause, however long its explanation takes.
      this.#settling = this.#settling.then(() => this.#settle(popped, explain))
    }
  }

  /** Waits for what the device says of all calls so far, then throws the first failure, where there is one. */
  async settled(): Promise<void> {
    await this.orLost(this.#settling)
    this.check()
  }

  async #settle(popped: readonly Promise<{ readonly message: string } | null>[], explain: (message: string) => BackendError | Promise<BackendError>): Promise<void> {
    try {
      for (const error of await Promise.all(popped)) if (error) this.note(await explain(error.message))
    } catch (cause) {
      this.note(new BackendError('The GPU did not say whether a call had worked.', { cause }))
    }
  }
}
