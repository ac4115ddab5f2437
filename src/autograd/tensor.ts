/** The contract between tensors, the tape that records them, and the operations that make one from others. */
import type { Storage } from './backend.ts'
import type { Call } from './kernel.ts'
import type { Shape } from './shape.ts'

/** Numbers in a shape, alive as long as the step whose tape they are on. */
export interface Tensor {
  readonly shape: Shape
  readonly storage: Storage
  readonly tape: Recorder
}

/** What operations need of a tape. */
export interface Recorder {
  /** Runs an operation and remembers it for the way back. Throws ShapeError; Error for a tensor of another or a finished step. */
  apply<Inputs extends readonly Tensor[], Attributes>(operation: Operation<Inputs, Attributes>, inputs: Inputs, attributes: Attributes): Tensor
  /** The same numbers in another shape of the same size, without a copy. */
  reshape(tensor: Tensor, shape: Shape): Tensor
  /** Numbers from outside, copied in. */
  constant(values: ArrayLike<number>, shape: Shape): Tensor
}

/** One `T` for each input. */
export type Each<Inputs extends readonly unknown[], T> = { readonly [Input in keyof Inputs]: T }

/** What the way back knows of one application. */
export interface Flow<Inputs extends readonly Tensor[], Attributes> {
  /** The gradient with respect to the output, in its shape. */
  readonly gradient: Tensor
  readonly inputs: Inputs
  readonly output: Tensor
  readonly attributes: Attributes
}

/** The gradient with respect to one input, in terms of other operations. */
export type Backward<Inputs extends readonly Tensor[], Attributes> = {
  // A method's parameters are compared both ways, which lets operations of any attributes stand in one table.
  of(flow: Flow<Inputs, Attributes>): Tensor
}['of']

/** Inputs on which an operation is tried. */
export interface Sample<Inputs extends readonly unknown[], Attributes> {
  readonly inputs: Each<Inputs, { readonly shape: Shape; readonly values: readonly number[] }>
  readonly attributes: Attributes
}

/** One definition: what tapes run, what goes back, and what the tests are made from. */
export interface Operation<Inputs extends readonly Tensor[] = readonly Tensor[], Attributes = unknown> {
  readonly name: string
  /** The output's shape. Throws ShapeError. */
  shape(inputs: Each<Inputs, Shape>, attributes: Attributes): Shape
  /** The kernel for these shapes: reads the inputs in order, writes the output. */
  call(inputs: Each<Inputs, Shape>, output: Shape, attributes: Attributes): Call
  /** Per input; null where nothing flows back, as through row numbers. */
  readonly backward: Each<Inputs, Backward<Inputs, Attributes> | null>
  readonly samples: readonly Sample<Inputs, Attributes>[]
}

export type One = readonly [x: Tensor]
export type Two = readonly [a: Tensor, b: Tensor]
