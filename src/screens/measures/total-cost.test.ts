import { expect, test } from 'vitest'
import type { StageCost } from '../../benchmark/report.ts'
import { totalOf } from './total-cost.ts'

const small: StageCost = { model: 'small', dtype: 'fp32', device: 'wasm', depth: 100, pairs: 4300, queries: 43, millisecondsPerPair: 0.5 }
const large: StageCost = { model: 'large', dtype: 'fp32', device: 'wasm', depth: 20, pairs: 860, queries: 43, millisecondsPerPair: 30 }

test('stages add up', () => {
  expect(totalOf([small, large])).toEqual({ pairs: 5160, pairsPerQuery: 120, milliseconds: 27_950, millisecondsPerQuery: 650, millisecondsPerPair: 27_950 / 5160, where: [{ device: 'wasm', dtype: 'fp32' }] })
})

test('with a stage that was not measured the whole is not known, but its pairs are', () => {
  const total = totalOf([small, { ...large, device: 'webgpu', millisecondsPerPair: null }])
  expect(total).toMatchObject({ pairs: 5160, milliseconds: null, millisecondsPerQuery: null, millisecondsPerPair: null, where: [{ device: 'wasm' }, { device: 'webgpu' }] })
})

test('without a pair nothing is divided', () => {
  expect(totalOf([{ ...small, pairs: 0, queries: 0 }])).toMatchObject({ pairsPerQuery: 0, milliseconds: 0, millisecondsPerQuery: null, millisecondsPerPair: null })
})
