/**
 * A tape is the scope of one step. Operations run as they are written and are remembered; `gradients` walks back over
 * them; when the scope ends, all that was allocated in it is given back, so that user code counts no references.
 */
import type { Backend, Storage } from './backend.ts'
import { add } from './operations/arithmetic.ts'
import { checkShape, describe, sameShape, ShapeError, sizeOf, type Shape } from './shape.ts'
import type { Operation, Recorder, Tensor } from './tensor.ts'
import type { Variable } from './variable.ts'

/** One thing that was done, and how a gradient passes it. */
interface Step {
  readonly inputs: readonly Tensor[]
  readonly output: Tensor
  /** Per input, the output's gradient to its own; null where nothing flows. */
  readonly back: readonly (((gradient: Tensor) => Tensor) | null)[]
}

export class Tape implements Recorder {
  readonly backend: Backend
  readonly #steps: Step[] = []
  readonly #storages: Storage[] = []
  readonly #variables = new Map<Variable, Tensor>()
  #recording = true
  #ended = false

  constructor(backend: Backend) {
    this.backend = backend
  }

  apply<Inputs extends readonly Tensor[], Attributes>(operation: Operation<Inputs, Attributes>, inputs: Inputs, attributes: Attributes): Tensor {
    for (const input of inputs) this.#own(input)
    const shapes = inputs.map((input) => input.shape) as { readonly [Input in keyof Inputs]: Shape }
    const output = this.#allocate(operation.shape(shapes, attributes))
    this.backend.run(operation.call(shapes, output.shape, attributes), inputs.map((input) => input.storage), [output.storage])
    this.#remember({
      inputs,
      output,
      back: operation.backward.map((backward) => backward && ((gradient) => backward({ gradient, inputs, output, attributes }))),
    })
    return output
  }

  reshape(tensor: Tensor, shape: Shape): Tensor {
    this.#own(tensor)
    checkShape(shape)
    if (sizeOf(shape) !== tensor.storage.size)
      throw new ShapeError(`${describe(tensor.shape)} holds ${tensor.storage.size} numbers, so it cannot be seen as ${describe(shape)}.`)
    if (sameShape(shape, tensor.shape)) return tensor
    const output = { shape, storage: tensor.storage, tape: this }
    this.#remember({ inputs: [tensor], output, back: [(gradient) => this.reshape(gradient, tensor.shape)] })
    return output
  }

  constant(values: ArrayLike<number>, shape: Shape): Tensor {
    const tensor = this.#allocate(shape)
    this.backend.write(tensor.storage, values)
    return tensor
  }

  /** The tensor of a variable within this step: the same one each time, so that gradients can be asked for by it. */
  use(variable: Variable): Tensor {
    this.#open()
    if (variable.backend !== this.backend) throw new Error('This variable lives on another backend than the tape.')
    const known = this.#variables.get(variable)
    if (known) return known
    const tensor = { shape: variable.shape, storage: variable.storage, tape: this }
    this.#variables.set(variable, tensor)
    return tensor
  }

  /**
   * The gradients of `of` with respect to each of `wanted`, in their shapes. Only what lies between them is computed.
   * @param upstream the gradient that arrives at `of`, in its shape; ones where none is given
   * @throws Error for one of `wanted` that `of` was not made from
   */
  gradients(of: Tensor, wanted: readonly Tensor[], upstream = this.constant(new Float32Array(of.storage.size).fill(1), of.shape)): Tensor[] {
    this.#own(of)
    const depends = new Set(wanted)
    for (const step of this.#steps) if (step.inputs.some((input, index) => step.back[index] && depends.has(input))) depends.add(step.output)
    const arrived = new Map([[of, upstream]])
    this.#recording = false
    try {
      for (const step of this.#steps.toReversed()) {
        const gradient = arrived.get(step.output)
        if (!gradient || !depends.has(step.output)) continue
        for (const [index, input] of step.inputs.entries()) {
          const back = step.back[index]
          if (!back || !depends.has(input)) continue
          const before = arrived.get(input)
          arrived.set(input, before ? add(before, back(gradient)) : back(gradient))
        }
      }
    } finally {
      this.#recording = true
    }
    return wanted.map((tensor) => {
      const gradient = arrived.get(tensor)
      if (!gradient) throw new Error(`Nothing flows back to a tensor of shape ${describe(tensor.shape)}: the result does not depend on it.`)
      return gradient
    })
  }

  /** A tensor's numbers. It may be asked for within the step, best last, since it sends off what was recorded, and awaited after. */
  read(tensor: Tensor): Promise<Float32Array | Float64Array> {
    this.#own(tensor)
    return this.backend.read(tensor.storage)
  }

  /** Submits the step and gives back its memory. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    // Last in, first out: the next step, if it is like this one, finds each buffer where it was, and on a GPU its bind groups with it.
    for (const storage of this.#storages.reverse()) this.backend.release(storage)
    this.backend.submit()
  }

  #allocate(shape: Shape): Tensor {
    this.#open()
    checkShape(shape)
    const storage = this.backend.allocate(sizeOf(shape))
    this.#storages.push(storage)
    return { shape, storage, tape: this }
  }

  #remember(step: Step): void {
    if (this.#recording) this.#steps.push(step)
  }

  #open(): void {
    if (this.#ended) throw new Error('This step has ended, and its tensors with it. Keep what must outlive it in a Variable.')
  }

  #own(tensor: Tensor): void {
    this.#open()
    if (tensor.tape !== this) throw new Error('This tensor belongs to another step. Keep what must outlive its step in a Variable.')
  }
}

/**
 * Runs one step. What `body` allocates is given back when it returns or throws; promises from `tape.read` may be
 * returned and awaited after.
 */
export function step<T>(backend: Backend, body: (tape: Tape) => T): T {
  const tape = new Tape(backend)
  try {
    return body(tape)
  } finally {
    tape.end()
  }
}
