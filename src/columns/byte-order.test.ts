import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteOrder } from './byte-order.ts'
import { IdTableBuilder } from './id-index.ts'
import { allTexts, bytesAt, compareBytes, textTable, TextTableBuilder } from './text-table.ts'

/** Ids that share a beginning or have none in common, longer and shorter than what is sorted as numbers, zeros and high bytes in them. */
const ids = fc
  .tuple(fc.constantFrom('', 'msmarco_passage_', 'd'), fc.array(fc.string({ unit: fc.constantFrom('0', '9', 'a', '\u0000', 'ÿ', '😀', '12345678'), maxLength: 6 })))
  .map(([prefix, rest]) => rest.map((text) => prefix + text))

it('is that of comparing every two, in tables of one segment and of several', () => {
  fc.assert(
    fc.property(ids, fc.constantFrom(20, 1000), (texts, segmentLimit) => {
      const builder = new TextTableBuilder(segmentLimit)
      for (const text of texts) builder.push(text)
      const table = builder.finish()
      const rows = texts.map((_, row) => row).sort((a, b) => compareBytes(bytesAt(table, a), bytesAt(table, b)) || a - b)
      const place = new Uint32Array(rows.length)
      rows.forEach((row, at) => (place[row] = at))
      expect(byteOrder(table)).toEqual(place)
    }),
    { numRuns: 300 },
  )
})

it('is the same where the column was made of numbers, which are in order by themselves', () => {
  const id = fc.oneof(fc.nat(9), fc.nat(120), fc.nat(30_000), fc.constantFrom(99_999, 100_000, 16_777_216, 99_999_999))
  fc.assert(
    fc.property(fc.array(id, { maxLength: 200 }), fc.boolean(), (numbers, withOther) => {
      const builder = new IdTableBuilder()
      for (const number of numbers) builder.add(String(number))
      if (withOther) builder.add('007')
      const table = builder.finish()
      expect(byteOrder(table)).toEqual(byteOrder(textTable(allTexts(table))))
    }),
    { numRuns: 50 },
  )
})
