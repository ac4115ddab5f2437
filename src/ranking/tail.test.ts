import { expect, it } from 'vitest'
import { withTail } from './tail.ts'

it('puts what a list lacks behind it', () => {
  const base = { offsets: Uint32Array.of(0, 3, 5), pairs: Uint32Array.of(2, 0, 1, 4, 3), complete: Uint8Array.of(1, 1) }
  const head = { offsets: Uint32Array.of(0, 1, 3), pairs: Uint32Array.of(1, 3, 4), complete: Uint8Array.of(1, 0) }
  const { offsets, pairs, complete } = withTail(head, base)
  expect([...pairs]).toEqual([1, 2, 0, 3, 4])
  expect([...offsets]).toEqual([0, 3, 5])
  expect([...complete]).toEqual([1, 0])
  expect(() => withTail({ ...head, offsets: Uint32Array.of(0, 1) }, base)).toThrow(RangeError)
})
