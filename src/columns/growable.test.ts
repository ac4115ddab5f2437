import { describe, expect, it } from 'vitest'
import { Growable } from './growable.ts'
import { inSharedMemory } from './memory.ts'

describe('Growable', () => {
  it('keeps what was pushed and appended while it grows', () => {
    const column = new Growable(Float64Array, 1)
    const expected: number[] = []
    for (let i = 0; i < 1000; i++) {
      expect(column.push(i / 3)).toBe(expected.length)
      expected.push(i / 3)
      if (i % 100 !== 0) continue
      column.append([NaN, -0, Infinity])
      expected.push(NaN, -0, Infinity)
    }
    expect(Array.from(column.view())).toEqual(expected)
    const done = column.finish(inSharedMemory)
    expect(done.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect([done.length, done.buffer.byteLength]).toEqual([expected.length, expected.length * 8])
    expect(Array.from(done)).toEqual(expected)
  })

  it('grows from nothing', () => {
    const column = new Growable(Uint8Array, 0)
    column.push(7)
    column.append([8, 9])
    expect(column.finish()).toEqual(Uint8Array.of(7, 8, 9))
  })

  it('reads, changes and forgets rows, and knows no others', () => {
    const column = new Growable(Int32Array)
    column.append([1, 2, 3])
    column.set(1, -2)
    column.truncate(2)
    column.truncate(5)
    expect([column.length, column.at(1)]).toEqual([2, -2])
    expect(() => column.at(2)).toThrow('Row 2 of 2')
    expect(() => column.at(-1)).toThrow(RangeError)
    expect(() => column.set(2, 0)).toThrow(RangeError)
  })
})
