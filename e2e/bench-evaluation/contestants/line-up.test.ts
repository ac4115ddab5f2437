import { expect, it } from 'vitest'
import { takesPart, wantsPython } from './line-up.ts'
import { names } from './names.ts'

const all = { only: [], without: [], page: true }

it('lets those take part whose name is asked for and not left out', () => {
  expect(Object.values(names).every((name) => takesPart(name, all))).toBe(true)
  expect(takesPart(names.page, { ...all, page: false })).toBe(false)
  expect(takesPart(names.ranx, { ...all, only: ['Node', 'ranx'] })).toBe(true)
  expect(takesPart(names.ranx, { ...all, only: ['Node', 'ranx'], without: ['ranx'] })).toBe(false)
})

it('makes no environment that nobody asks for', () => {
  expect(wantsPython({ ...all, only: ['Rerank Lab'] })).toBe(false)
  expect(wantsPython({ ...all, without: ['ranx'] })).toBe(true)
})
