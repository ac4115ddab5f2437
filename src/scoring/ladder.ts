/** The devices to try, in order, and why those before did not hold. */
import type { RungFailure } from './failure.ts'
import type { Fallback } from './job.ts'
import type { Plan } from './plan.ts'
import { SessionLostError } from './ports.ts'
import type { Rung } from '../models/choose.ts'
import type { GraphFile } from '../models/model.ts'

export class Ladder {
  #waiting: Rung[]
  #frozen = false
  readonly #reopened = new Set<Rung>()
  readonly #fallbacks: Fallback[]
  readonly #graphs: readonly GraphFile[]

  /** @param graphs all that the model has */
  constructor(plan: Plan, graphs: readonly GraphFile[]) {
    this.#waiting = [...plan.rungs]
    this.#fallbacks = [...plan.fallbacks]
    this.#graphs = graphs
  }

  /** The rung to run on; undefined where none is left. */
  get rung(): Rung | undefined {
    return this.#waiting[0]
  }

  get fallbacks(): readonly Fallback[] {
    return [...this.#fallbacks]
  }

  /** Whether a rung of WASM is left. */
  get hasWasm(): boolean {
    return this.#waiting.some(({ device }) => device === 'wasm')
  }

  /** A score of the current rung's dtype was told: from here a fallback changes the device only. */
  freeze(): void {
    this.#frozen = true
  }

  /**
   * The current rung did not hold; the next one is up. A GPU that is lost, or slower, takes its other rungs with it. Once frozen, the next
   * is the same dtype on WASM, so that what is scored still counts. float16 alone starts over, as fp32 where the model
   * has it: WASM would compute it in float32, and half a list in another arithmetic is no list. A session that is gone
   * is opened once again: it most often ran out of memory that it had piled up.
   */
  fail(failure: RungFailure): void {
    const rung = this.rung
    if (rung === undefined) return
    this.#fallbacks.push({ from: { device: rung.device, dtype: rung.dtype }, stage: failure.stage, reason: failure.message })
    if (failure.cause instanceof SessionLostError && !this.#reopened.has(rung)) {
      this.#reopened.add(rung)
      return
    }
    this.#waiting.shift()
    if (failure.stage === 'device-lost' || failure.stage === 'slower') this.#waiting = this.#waiting.filter(({ device }) => device === 'wasm')
    if (this.#frozen && rung.device === 'webgpu') this.#goOnWith(rung)
    this.#frozen = false
  }

  #goOnWith({ dtype, graph }: Rung): void {
    const next = dtype === 'fp16' ? this.#graphs.find((other) => other.dtype === 'fp32') : graph
    const isNext = (other: Rung) => other.dtype === next?.dtype && (other.device === 'wasm' || dtype === 'fp16')
    if (next === undefined || this.#waiting.some(isNext)) this.#waiting.sort((a, b) => Number(isNext(b)) - Number(isNext(a)))
    else this.#waiting.unshift({ device: 'wasm', dtype: next.dtype, graph: next })
  }
}
