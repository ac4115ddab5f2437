import { describe, expect, it } from 'vitest'
import { murmur3, textKey } from './hash.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('murmur3', () => {
  // Known answers of MurmurHash3_x86_32, as other implementations test themselves by.
  it.each([
    ['', 0, 0x00000000],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0, 0x2e4ff723],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
  ])('of %j with seed %i', (text, seed, expected) => {
    expect(murmur3(bytesOf(text), seed)).toBe(expected)
  })

  it('takes bytes above 127 for what they are', () => {
    expect(murmur3(Uint8Array.of(0xff, 0xff, 0xff, 0xff), 0)).toBe(0x76293b50)
    expect(murmur3(Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0)).toBe(0xf55b516b)
    expect(murmur3(Uint8Array.of(0x21, 0x43, 0x65), 0)).toBe(0x7e4a8634)
  })
})

it('names a text by 16 hexadecimal digits that never change', () => {
  expect(textKey(bytesOf('test'))).toBe('ba6bd213704b81dc')
  expect(textKey(bytesOf(''))).toBe(`00000000${murmur3(bytesOf(''), 0x9747b28c).toString(16).padStart(8, '0')}`)
})
