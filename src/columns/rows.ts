import { inHeap, uint32In, type Allocate } from './memory.ts'

/** 0 to `length` - 1. */
export function allRows(length: number, allocate: Allocate = inHeap): Uint32Array {
  const rows = uint32In(allocate, length)
  for (let row = 0; row < length; row++) rows[row] = row
  return rows
}
