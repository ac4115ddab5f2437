/** The losses of steps, gathered on the device and read back many at a time: reading each would wait for the GPU each time. */
import type { Backend } from '../../autograd/backend.ts'
import { eachElement, forEachElement, type Numbers } from '../../autograd/kernel.ts'
import type { Tensor } from '../../autograd/tensor.ts'
import { Variable } from '../../autograd/variable.ts'

const shader = eachElement({
  name: 'note loss',
  reads: ['loss'],
  writes: ['kept'],
  sizes: ['slot', 'isFirst'],
  scalars: ['share'],
  body: '  if (i == parameters.slot) { kept[i] = select(kept[i], 0.0, parameters.isFirst == 1u) + loss[0] * parameters.share; }',
})

export class LossLog {
  readonly #kept: Variable
  readonly #capacity: number
  #length = 0

  constructor(backend: Backend, capacity: number) {
    this.#capacity = capacity
    this.#kept = new Variable(backend, [capacity])
  }

  get length(): number {
    return this.#length
  }

  get isFull(): boolean {
    return this.#length === this.#capacity
  }

  /** Adds a step whose loss is the sum of what is noted until the next. */
  begin(): void {
    if (this.isFull) throw new RangeError(`This log holds ${this.#capacity} losses; they have to be read first.`)
    this.#length++
    this.#isFirst = true
  }

  #isFirst = true

  /** @param loss one number; `share` of it counts */
  note(loss: Tensor, share: number): void {
    const [slot, isFirst] = [this.#length - 1, this.#isFirst]
    this.#isFirst = false
    const compute = (value: Numbers, kept: Numbers) => {
      kept[slot] = (isFirst ? 0 : (kept[slot] as number)) + (value[0] as number) * share
    }
    const call = forEachElement(shader, this.#capacity, { sizes: [slot, isFirst ? 1 : 0], scalars: [share] }, compute)
    this.#kept.backend.run(call, [loss.storage], [this.#kept.storage])
  }

  /** What was noted, and begins anew; the next steps may be recorded before it is awaited. */
  take(): Promise<readonly number[]> {
    const length = this.#length
    this.#length = 0
    return this.#kept.read().then((losses) => Array.from(losses.subarray(0, length)))
  }

  dispose(): void {
    this.#kept.dispose()
  }
}
