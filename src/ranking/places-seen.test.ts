import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlacesSeen } from './places-seen.ts'

it('counts what was seen in front of each place, over and over', () => {
  const seen = new PlacesSeen(200)
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(199), { maxLength: 200 }), (places) => {
      seen.clear()
      places.forEach((place, at) => expect(seen.add(place)).toBe(places.slice(0, at).filter((other) => other < place).length))
    }),
    { numRuns: 50 },
  )
})
