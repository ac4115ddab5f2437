import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RowSet } from './row-set.ts'

const row = fc.oneof(fc.nat(40), fc.integer({ min: 0, max: 0xffff_ffff }))

it('tells new rows from those added since it was cleared, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 400 }), { maxLength: 6 }), (rounds) => {
      const set = new RowSet()
      for (const rows of rounds) {
        expect(rows.map((each) => set.add(each))).toEqual(rows.map((each, at) => rows.indexOf(each) === at))
        set.clear()
      }
    }),
  )
})
