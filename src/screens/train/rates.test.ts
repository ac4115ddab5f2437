import { expect, test } from 'vitest'
import { readRates, usualRates } from './rates.ts'

test('rates are read from a line, each once', () => {
  expect(readRates('3e-4, 1e-3;.003 1e-3')).toEqual({ rates: [3e-4, 1e-3, 3e-3] })
  expect(readRates(usualRates(1e-3))).toEqual({ rates: [3e-4, 1e-3, 3e-3] })
})

test('what is no rate is said', () => {
  expect(readRates('fast')).toHaveProperty('error', expect.stringContaining('“fast”'))
  expect(readRates(' , ')).toHaveProperty('error', expect.stringContaining('One learning rate'))
  expect(readRates(Array.from({ length: 13 }, (_, at) => at).join())).toHaveProperty('error', expect.stringContaining('12 at most'))
})
