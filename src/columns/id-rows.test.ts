import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowsIn } from './id-rows.ts'
import { textTable } from './text-table.ts'

const ids = fc.array(fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 3 }), fc.nat(40).map((number) => `passage-${number}`)))

it('finds the first row of every id, whichever column is the shorter', () => {
  fc.assert(
    fc.property(ids, ids, (table, wanted) => {
      expect(Array.from(rowsIn(textTable(table), textTable(wanted)))).toEqual(wanted.map((id) => table.indexOf(id)))
    }),
  )
})
