import { expect, test } from 'vitest'
import { sizesByName } from './fixed-shape.ts'

const input = (name: string, shape: readonly (string | number)[], type: 'int64' | 'float32' = 'int64') => ({ name, isTensor: true, type, shape }) as const
const batch = { rows: 8, length: 48 }

test('sizes go by the names that a graph has for them, whatever they are', () => {
  expect(sizesByName([input('input_ids', ['batch', 'tokens']), input('attention_mask', ['batch', 'mask_tokens'])], batch)).toEqual({ batch: 8, tokens: 48, mask_tokens: 48 })
  expect(sizesByName([input('input_ids', [8, 'tokens'])], batch)).toEqual({ tokens: 48 })
})

test('a graph whose inputs cannot be fixed to the batch has none', () => {
  expect(sizesByName([input('input_ids', ['', 'tokens'])], batch)).toBeUndefined()
  expect(sizesByName([input('input_ids', [1, 'tokens'])], batch)).toBeUndefined()
  expect(sizesByName([input('input_ids', ['n', 'n'])], batch)).toBeUndefined()
  expect(sizesByName([input('input_ids', ['tokens']), input('offsets', ['texts'])], batch)).toBeUndefined()
  expect(sizesByName([input('input_ids', ['batch', 'tokens'], 'float32')], batch)).toBeUndefined()
})
