import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TokenColumn } from './token-column.ts'

/** A text of `length` tokens, all of them told by its row. */
const idsOf = (row: number, length: number) => new Int32Array(length).fill(row + 1)

test('a text is tokenized once, whatever the order and length of texts', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 40, maxLength: 40 }), fc.array(fc.nat(39), { maxLength: 200 }), (lengths, asked) => {
      const encoded: number[] = []
      const column = new TokenColumn((row) => (encoded.push(row), idsOf(row, lengths[row] ?? 0)), Infinity, 16)
      for (const row of asked) expect([...column.at(row)]).toEqual([...idsOf(row, lengths[row] ?? 0)])
      expect(encoded).toEqual([...new Set(asked)])
    }),
  )
})

test('past the limit the texts that were tokenized first are forgotten, and tokenized again', () => {
  const encoded: number[] = []
  const column = new TokenColumn((row) => (encoded.push(row), idsOf(row, 4)), 8, 4)
  const first = column.at(1)
  for (const row of [2, 1, 3, 2, 1]) expect(column.at(row)).toEqual(idsOf(row, 4))
  expect(encoded).toEqual([1, 2, 3, 1])
  expect(first).toEqual(idsOf(1, 4))
})

test('the length of a forgotten text is still known', () => {
  let encoded = 0
  const column = new TokenColumn((row) => (encoded++, idsOf(row, 5)), 8, 4)
  for (const row of [1, 2, 3]) column.at(row)
  expect(column.lengthOf(1)).toBe(5)
  expect(encoded).toBe(3)
  expect(column.lengthOf(7)).toBe(5)
  expect(encoded).toBe(4)
})

test('a text longer than any segment has one of its own', () => {
  const column = new TokenColumn((row) => idsOf(row, row === 0 ? 3 : 3_000_000))
  expect([column.at(0).length, column.at(1).length, column.at(1)[2_999_999], column.at(0)[2]]).toEqual([3, 3_000_000, 2, 1])
})

test('no text has no tokens, once', () => {
  let encoded = 0
  const column = new TokenColumn(() => (encoded++, new Int32Array()))
  expect([column.at(0).length, column.at(0).length, column.lengthOf(0)]).toEqual([0, 0, 0])
  expect(encoded).toBe(1)
})
