import { expect, test } from 'vitest'
import { toggled, toggledModel } from './plan-changes.ts'

test('without any model the first stages are measured, and a model ends that', () => {
  expect(toggledModel(['embedded'], 'm')).toEqual(['embedded/bi-encoder', 'embedded/reranker', 'm'])
  expect(toggledModel(['m'], 'm')).toEqual(['none'])
  expect(toggledModel(['none'], 'm')).toEqual(['m'])
})

test('of devices and precisions one stays', () => {
  expect(toggled(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c'])
  expect(toggled(['a', 'b', 'c'], ['c'], 'c')).toEqual(['c'])
})
