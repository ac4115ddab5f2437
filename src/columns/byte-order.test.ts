import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteOrder } from './byte-order.ts'
import { bytesAt, compareBytes, TextTableBuilder } from './text-table.ts'

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
