import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Line } from './line.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

it('tells fields apart as trec_eval does, wherever the line lies', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\t', '\r', '\v', '\f') }), fc.nat(5), fc.constantFrom('known', 'sought'), (text, before, found) => {
      const bytes = bytesOf(text)
      const at = before + bytes.length
      const line = found === 'known' ? new Line().at(bytesOf(`${'x'.repeat(before)}${text}y y`), before, at) : new Line()
      if (found === 'sought') expect(line.endFrom(bytesOf(`${'x'.repeat(before)}${text}\ny y`), before)).toBe(at)
      const words = text.split(/[ \t\r\v\f]+/).filter((word) => word !== '')
      expect(line.fields()).toBe(words.length)
      const known = words.slice(0, 8)
      expect(known.map((_, at) => new TextDecoder().decode(line.field(at)))).toEqual(known)
      expect([line.text, line.isBlank, line.isAscii]).toEqual([text, words.length === 0, !text.includes('é')])
    }),
  )
})

it('finds no end where there is none', () => {
  expect(new Line().endFrom(bytesOf('a b\nc d'), 4)).toBe(-1)
  expect(new Line().endFrom(bytesOf(''), 0)).toBe(-1)
})
