import { describe, expect, test } from 'vitest'
import { bytes, count, counted, duration, fixed, rate, score, share, signed, time } from './format.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-')

describe('numbers on screen', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [4300, '4 300'],
    [6_980_000, '6 980 000'],
    [-1234, '-1 234'],
  ])('count %d', (n, text) => expect(plain(count(n))).toBe(text))

  test('count knows one from many', () => {
    expect(counted(1, 'query', 'queries')).toBe('1 query')
    expect(counted(43, 'query', 'queries')).toBe('43 queries')
    expect(counted(0, 'pair')).toBe('0 pairs')
  })

  test.each([
    [0.2431, 3, '+0.243'],
    [-0.185, 3, '-0.185'],
    [0, 3, '0.000'],
    [0.0004, 3, '0.000'],
    [-0.0004, 3, '0.000'],
    [-0.0005001, 3, '-0.001'],
    [0.09474, 4, '+0.0947'],
  ])('signed %d to %d', (value, decimals, text) => expect(plain(signed(value, decimals))).toBe(text))

  test('what is not there is a dash, not a zero', () => {
    expect([fixed(null, 3), fixed(NaN, 3), signed(null), score(null), share(null), duration(Infinity), time(null)]).toEqual(Array(7).fill('–'))
  })

  test.each([
    [7.8149, '7.81'],
    [-11.206, '-11.21'],
    [123.46, '123.5'],
    [1234.5, '1235'],
    [12345.6, '12 346'],
  ])('score %d', (value, text) => expect(plain(score(value))).toBe(text))

  test.each([
    [1, '100 %'],
    [0.999, '99 %'],
    [0.001, '1 %'],
    [0, '0 %'],
    [0.974, '97 %'],
  ])('share %d', (fraction, text) => expect(plain(share(fraction))).toBe(text))

  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [23_400_000, '23.4 MB'],
    [999_960, '1.0 MB'],
    [123_456_789, '123 MB'],
    [1_500_000_000, '1.5 GB'],
  ])('bytes %d', (n, text) => expect(plain(bytes(n))).toBe(text))

  test.each([
    [0, '0 s'],
    [35_200, '36 s'],
    [125_000, '2 min 5 s'],
    [3_840_000, '1 h 4 min'],
  ])('duration %d', (milliseconds, text) => expect(plain(duration(milliseconds))).toBe(text))

  test.each([
    [0, '0.00 ms'],
    [0.842, '0.84 ms'],
    [0.996, '1.0 ms'],
    [3.44, '3.4 ms'],
    [9.96, '10 ms'],
    [310.4, '310 ms'],
    [999.6, '1.0 s'],
    [36_440, '36.4 s'],
    [125_000, '2 min 5 s'],
  ])('time %d', (milliseconds, text) => expect(plain(time(milliseconds))).toBe(text))

  test('rates', () => expect([rate(96.4), rate(3.25), rate(1250)].map(plain)).toEqual(['96', '3.3', '1 250']))
})
