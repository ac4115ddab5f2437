import { expect, test } from 'vitest'
import { DEEPEST, nextStage, usualStages } from './pipeline-draft.ts'

const carried = ['embedded/bi-encoder', 'embedded/reranker'] as const
const cross = (id: string) => ({ id, kind: 'cross-encoder' }) as const
const bi = (id: string) => ({ id, kind: 'bi-encoder' }) as const

test('a new pipeline is a bi-encoder and a cross-encoder over a fifth of its list', () => {
  expect(usualStages([cross('c'), bi('b'), cross('d')], carried, 100)).toEqual([{ model: 'b', depth: 100 }, { model: 'c', depth: 20 }])
  expect(usualStages([cross('c')], carried, 50)).toEqual([{ model: 'embedded/bi-encoder', depth: 50 }, { model: 'c', depth: 10 }])
  expect(usualStages([], carried, Number.MAX_SAFE_INTEGER)).toEqual([{ model: 'embedded/bi-encoder', depth: DEEPEST }, { model: 'embedded/reranker', depth: 200_000_000 }])
})

test('a further stage goes less deep, but never to nothing', () => {
  expect(nextStage([{ model: 'a', depth: 20 }])).toEqual({ model: 'a', depth: 4 })
  expect(nextStage([{ model: 'a', depth: 2 }])).toEqual({ model: 'a', depth: 1 })
})
