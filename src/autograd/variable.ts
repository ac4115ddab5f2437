/** Tensors that outlive a step: weights, an optimizer's state, features that are kept on the device. */
import type { Backend, Storage } from './backend.ts'
import { checkShape, sizeOf, type Shape } from './shape.ts'

export class Variable {
  readonly backend: Backend
  readonly shape: Shape
  readonly storage: Storage

  /** @param values row-major, as many as the shape holds; zeros where none are given. Throws ShapeError, RangeError. */
  constructor(backend: Backend, shape: Shape, values?: ArrayLike<number>) {
    checkShape(shape)
    this.backend = backend
    this.shape = shape
    this.storage = backend.allocate(sizeOf(shape))
    this.write(values ?? new Float32Array(this.storage.size))
  }

  write(values: ArrayLike<number>): void {
    this.backend.write(this.storage, values)
  }

  read(): Promise<Float32Array | Float64Array> {
    return this.backend.read(this.storage)
  }

  dispose(): void {
    this.backend.release(this.storage)
  }
}
