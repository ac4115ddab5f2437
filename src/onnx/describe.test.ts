import { expect, test } from 'vitest'
import { headInWords } from './describe.ts'

const dense = (outputs: number, inputs: number) => ({ kind: 'dense', weight: new Float32Array(outputs * inputs), bias: undefined }) as const

test('a head in words: its widths, and what is done at each', () => {
  expect(headInWords([dense(1, 384)], 384)).toBe('384 → 1')
  expect(headInWords([dense(4, 8), { kind: 'activation', activation: 'gelu-tanh' }, { kind: 'layer-norm', epsilon: 1e-5, weight: new Float32Array(4), bias: undefined }, dense(2, 4)], 8)).toBe('8 → 4 gelu-tanh norm → 2')
})
