import { expect, it } from 'vitest'
import { digest } from './digest.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

// Made with mmh3 5.3.1 from PyPI: hash_bytes(…, x64arch=False), its four words in hexadecimal.
it.each([
  ['', 0, '00000000000000000000000000000000'],
  ['', 1, '88c4adec54d201b954d201b954d201b9'],
  ['a', 0, 'a794933c5556b01b5556b01b5556b01b'],
  ['hello', 0, '2b2444a0db91def79adb31b69adb31b6'],
  ['The quick brown fox jumps over the lazy dog', 0, '2f1583c3ecee2c675d7bf66ce5e91d2c'],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, '8ad4d55e4cb861718ea73a9ccdb6793e'],
  ['ππππππππ', 0, '2049b39a3346a1af58ca5454a496de24'],
  ['0123456789abcdef', 7, 'c4e087f78476c26b64692c887dccfc6e'],
  ['0123456789abcdef0123456789abc', 0, 'fc68635f30730862c42143585d067725'],
])('of %j with seed %i', (text, seed, expected) => {
  expect(digest(bytesOf(text), seed)).toBe(expected)
  // Wherever the bytes lie in their memory.
  expect(digest(bytesOf(`x${text}`).subarray(1), seed)).toBe(expected)
})
