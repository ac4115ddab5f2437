import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DistinctPairs } from './distinct-pairs.ts'

const pairs = fc.array(fc.tuple(fc.nat(8), fc.nat(12)), { maxLength: 300 })
/** As a run file has them, and with a part that comes apart behind. */
const grouped = fc.tuple(pairs, pairs).map(([first, rest]) => [...first.sort(([a], [b]) => a - b), ...rest])

it.each([
  ['together', pairs.map((all) => all.sort(([a], [b]) => a - b))],
  ['apart', pairs],
  ['first together, then apart', grouped],
])('keeps each pair once, in the order of their coming: %s', (_, arbitrary) => {
  fc.assert(
    fc.property(arbitrary, (all) => {
      const distinct = new DistinctPairs()
      const seen = new Set<string>()
      for (const [a, b] of all) {
        expect(distinct.add(a, b)).toBe(!seen.has(`${a} ${b}`))
        seen.add(`${a} ${b}`)
      }
      expect(distinct.length).toBe(seen.size)
      expect(Array.from(distinct.a, (a, row) => `${a} ${distinct.b[row]}`)).toEqual([...seen])
    }),
  )
})
