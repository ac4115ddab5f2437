/** Shapes: row-major, sizes from the outermost dimension in; [] is a single number. */
export type Shape = readonly number[]

/** Tensors that do not fit the operation they were given to; the message names both shapes. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError'
}

/** How many numbers a tensor of this shape holds. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((size, dimension) => size * dimension, 1)
}

/** `[256 × 384]`, as messages write it. */
export function describe(shape: Shape): string {
  return `[${shape.join(' × ')}]`
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, dimension) => size === b[dimension])
}

/** A tensor seen as rows of its last dimension. */
export function asRows(shape: Shape): { rows: number; columns: number } {
  const columns = shape.at(-1) ?? 1
  return { rows: sizeOf(shape) / columns, columns }
}

/** Throws ShapeError unless every dimension is a whole number of at least 1: there are no empty tensors here. */
export function checkShape(shape: Shape): void {
  if (!shape.every((size) => Number.isInteger(size) && size > 0))
    throw new ShapeError(`${describe(shape)} is no shape: each dimension must be a whole number of at least 1.`)
}
