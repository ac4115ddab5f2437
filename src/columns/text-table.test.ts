import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inHeap, inSharedMemory } from './memory.ts'
import { byteOrder } from './byte-order.ts'
import { allTexts, bytesAt, compareBytes, emptyTextTable, textAt, textTable, TextTableBuilder } from './text-table.ts'

const texts = ['', 'a', 'Ünïcode', '｡', '😀', 'a\u0000b', '\uFEFFmark', 'long '.repeat(50)]
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('TextTable', { timeout: 60_000 }, () => {
  it.each([['heap', inHeap], ['shared memory', inSharedMemory]] as const)('gives back every text from %s', (_, allocate) => {
    const table = textTable(texts, allocate)
    expect(allTexts(table)).toEqual(texts)
    expect(table.segments[0]?.bytes.buffer).toBeInstanceOf(allocate === inHeap ? ArrayBuffer : SharedArrayBuffer)
  })

  it('splits rows over segments, and a row longer than a segment stands alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 })), fc.integer({ min: 1, max: 40 }), (rows, limit) => {
        const builder = new TextTableBuilder(limit)
        expect(rows.map((row) => builder.push(row))).toEqual(rows.map((_, at) => at))
        expect(rows.map((_, at) => Array.from(builder.bytesAt(at)))).toEqual(rows.map((row) => Array.from(bytesOf(row))))
        const table = builder.finish()
        expect(rows.map((_, at) => Array.from(bytesAt(table, at)))).toEqual(rows.map((row) => Array.from(bytesOf(row))))
        const filled = ({ offsets }: { offsets: Uint32Array }) => offsets.slice(1).filter((end, at) => end > (offsets[at] as number)).length
        expect(table.segments.every((segment) => segment.bytes.length <= limit || filled(segment) === 1)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('refuses rows that are not there', () => {
    expect(() => textAt(textTable(['a']), 1)).toThrow(RangeError)
    expect(() => textAt(textTable(['a']), -1)).toThrow(RangeError)
    expect(() => bytesAt(emptyTextTable, 0)).toThrow('Row 0 of 0')
    expect(() => new TextTableBuilder().bytesAt(0)).toThrow(RangeError)
  })

  it('makes bytes that are no UTF-8 into replacement characters', () => {
    const builder = new TextTableBuilder()
    builder.push(Uint8Array.of(0x61, 0xff, 0x62))
    expect(textAt(builder.finish(), 0)).toBe('a\uFFFDb')
  })
})

describe('byte order', () => {
  it('is that of UTF-8, where JavaScript has another', () => {
    const [halfwidthStop, face] = ['\uFF61', '\u{1F600}']
    expect(halfwidthStop < face).toBe(false)
    expect(compareBytes(bytesOf(halfwidthStop), bytesOf(face))).toBeLessThan(0)
    expect(byteOrder(textTable([face, halfwidthStop]))).toEqual(Uint32Array.of(1, 0))
  })

  it('puts a prefix first, and keeps equal rows in their order', () => {
    expect(byteOrder(textTable(['ab', 'a', 'ab', '', 'b']))).toEqual(Uint32Array.of(2, 1, 3, 0, 4))
  })

  it('is that of code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const points = (text: string) => Array.from(text, (point) => point.codePointAt(0) ?? 0)
        const [left, right] = [points(a), points(b)]
        const at = left.findIndex((point, i) => point !== right[i])
        const expected = at >= 0 && at < right.length ? Math.sign((left[at] as number) - (right[at] as number)) : Math.sign(left.length - right.length)
        expect(Math.sign(compareBytes(bytesOf(a), bytesOf(b)))).toBe(expected)
      }),
    )
  })
})
