import { expect, test } from 'vitest'
import { readNumber, writeNumber } from './number-text.ts'

test('numbers are read as people type them', () => {
  expect(readNumber(' 1e-3 ', { min: 0 })).toEqual({ value: 0.001 })
  expect(readNumber('.05', { min: 0, max: 1 })).toEqual({ value: 0.05 })
  expect(readNumber('−2', { min: -Infinity })).toEqual({ value: -2 })
  expect(readNumber('8', { min: 1, whole: true })).toEqual({ value: 8 })
})

test.each(['', '1.5', '0', '101', '0x10', 'Infinity', 'NaN', '1e', 'seven', '1,5'])('“%s” is no whole number from 1 to 100', (text) => {
  const read = readNumber(text, { min: 1, max: 100, whole: true })
  expect(read).toHaveProperty('error', expect.stringContaining('A whole number from 1 to 100'))
})

test('an empty field means what it says it means, and is an error where it says nothing', () => {
  expect(readNumber('', { min: 1, none: 'all' })).toEqual({ value: null })
  expect(readNumber('All', { min: 1, none: 'all' })).toEqual({ value: null })
  expect(readNumber('', { min: 1 })).toEqual({ error: 'A number from 1 up, not nothing' })
})

test('what is written is read as the same number', () => {
  for (const value of [0, 1, 0.001, 2e-5, 1e-7, 0.00015, 0.1, 20, -3.5, 1234567]) expect(readNumber(writeNumber(value), { min: -Infinity })).toEqual({ value })
  expect(writeNumber(2e-5)).toBe('2e-5')
  expect(writeNumber(0.001)).toBe('0.001')
  expect(writeNumber(null)).toBe('')
})
