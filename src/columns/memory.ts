/**
 * Where a column's bytes live. Columns are moved between realms without being copied: shared where the page is
 * cross-origin isolated, transferred where it is not. Whoever builds a column is told which by an `Allocate`.
 */

/** Gives a zeroed buffer of `byteLength` bytes. Throws RangeError where the host cannot. */
export type Allocate = (byteLength: number) => ArrayBufferLike

/** Plain memory: moved by transfer. */
export const inHeap: Allocate = (byteLength) => new ArrayBuffer(byteLength)

/** Shared memory: seen by every realm at once, never copied. Needs cross-origin isolation in a browser. */
export const inSharedMemory: Allocate = (byteLength) => new SharedArrayBuffer(byteLength)

/** A Uint8Array over fresh memory. */
export const bytesIn = (allocate: Allocate, length: number) => new Uint8Array(allocate(length))
/** A Uint32Array over fresh memory. */
export const uint32In = (allocate: Allocate, length: number) => new Uint32Array(allocate(length * 4))
/** An Int32Array over fresh memory. */
export const int32In = (allocate: Allocate, length: number) => new Int32Array(allocate(length * 4))
/** A Float32Array over fresh memory. */
export const float32In = (allocate: Allocate, length: number) => new Float32Array(allocate(length * 4))
/** A Float64Array over fresh memory. */
export const float64In = (allocate: Allocate, length: number) => new Float64Array(allocate(length * 8))
