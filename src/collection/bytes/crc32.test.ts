import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crc32 } from './crc32.ts'

const bytes = fc.uint8Array({ maxLength: 60 })

/** As RFC 1952 defines it, bit by bit. */
function defined(all: Uint8Array): number {
  let crc = ~0
  for (const byte of all) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

it('has the published check value', () => expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926))

it('is what the standard defines, in one go and in two', () => {
  fc.assert(
    fc.property(bytes, bytes, (first, then) => {
      expect(crc32(then, crc32(first))).toBe(defined(Uint8Array.of(...first, ...then)))
    }),
  )
})
