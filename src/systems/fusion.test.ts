import { expect, test } from 'vitest'
import { fusionName } from './fusion.ts'
import { fusionKey } from './key.ts'
import { systemNames } from './names.ts'
import type { System } from './system.ts'

const weighted = (...weights: number[]) => ({ kind: 'interpolation', normalisation: 'min-max', weights }) as const

test('a fusion is called by its parts and how they are fused', () => {
  expect(fusionName(['BM25', 'MiniLM-L6'], weighted(0.7, 0.3))).toBe('fusion(BM25, MiniLM-L6; min-max .3)')
  expect(fusionName(['A', 'B'], weighted(0, 1))).toBe('fusion(A, B; min-max 1)')
  expect(fusionName(['A', 'B'], weighted(1, 1))).toBe('fusion(A, B; min-max 1 1)')
  expect(fusionName(['A', 'B', 'C'], weighted(0.5, 0.25, 0.25))).toBe('fusion(A, B, C; min-max .5 .25 .25)')
  expect(fusionName(['A', 'B'], { kind: 'reciprocal-rank', k: 60 })).toBe('fusion(A, B; rrf 60)')
})

test('beside other systems it is named like them', () => {
  const stages = [{ kind: 'first-stage', run: 'BM25' }, { kind: 'first-stage', run: 'dense' }] as const satisfies System[]
  const [bm25, dense] = stages
  const fusion = { kind: 'fusion', systems: [bm25, dense], rule: weighted(0.5, 0.5) } as const satisfies System
  expect(systemNames([bm25, dense, fusion])).toEqual(['BM25', 'dense', 'fusion(BM25, dense; min-max .5)'])
})

test('its key changes with parts, their order, and weights', () => {
  const keys = [fusionKey(['a', 'b'], weighted(0.7, 0.3)), fusionKey(['b', 'a'], weighted(0.7, 0.3)), fusionKey(['a', 'b'], weighted(0.6, 0.4))]
  expect(new Set(keys).size).toBe(3)
})
