/** The part of jax-js that is used here: it lies outside the project, with its own types. */

declare module '@jax-js/jax' {
  export class Array {
    /** The same array, counted once more: a function that is given one gives it back to memory. */
    readonly ref: Array
    add(other: Array | number): Array
    sub(other: Array | number): Array
    mul(other: Array | number): Array
    div(other: Array | number): Array
    mean(): Array
    reshape(shape: number[]): Array
    slice(rows: Array): Array
    transpose(): Array
    data(): Promise<Float32Array>
    dispose(): void
  }
  export function init(device: string): Promise<string[]>
  export function defaultDevice(device: string): string
  export function jit<F extends (...given: never[]) => unknown>(body: F): F
  export function valueAndGrad<Weights, Rest extends unknown[]>(loss: (weights: Weights, ...rest: Rest) => Array): (weights: Weights, ...rest: Rest) => [Array, Weights]
  export const tree: { ref<T>(arrays: T): T }
  export namespace numpy {
    const int32: unique symbol
    function array(values: Float32Array | Int32Array | number[], options?: { dtype?: unknown }): Array
    function matmul(a: Array, b: Array): Array
    function tanh(x: Array): Array
    function sqrt(x: Array): Array
    function zerosLike(x: Array): Array
  }
  export namespace nn {
    function softplus(x: Array): Array
  }
}
