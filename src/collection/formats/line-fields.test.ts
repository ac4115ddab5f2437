import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../findings.ts'
import { Line } from '../framing/line.ts'
import { decimalIn } from './line-fields.ts'

function read(field: string): number {
  const bytes = new TextEncoder().encode(`q ${field}\n`)
  const line = new Line().at(bytes, 0, bytes.length - 1)
  line.fields()
  return decimalIn(line, 1, 'score')
}

it('reads decimals to the last bit as JavaScript does, short ones and long ones', () => {
  const digits = fc.string({ unit: fc.constantFrom('0', '1', '4', '5', '9'), minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.'), digits, fc.constantFrom('', 'e-3', 'E5'), (sign, whole, point, fraction, exponent) => {
      const field = sign + whole + (point && point + fraction) + exponent
      expect(read(field)).toBe(Number(field))
    }),
    { numRuns: 2000 },
  )
  for (const field of ['5.', '.5', '-0', '-.0', '0.1', '9007199254740993', '123456789012345', '0.00000000000001']) expect(read(field)).toBe(Number(field))
})

it.each(['.', '-', '-.', '1.2.3', '1-2', '--1', 'nan', 'inf', '1e999', '0x10', '1_000', '１'])('refuses %s', (field) => {
  expect(() => read(field)).toThrow(Refusal)
})
