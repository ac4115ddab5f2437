import { expect, test } from 'vitest'
import type { QueryRow } from '../../state/views.ts'
import { rowAfter } from './walk-queries.ts'

const rows = [4, 2, 9].map((query): QueryRow => ({ query, id: `q${query}`, text: '', change: null, value: null, judged: false, candidates: 0 }))

test.each([
  [4, 1, 'q2'],
  [2, 1, 'q9'],
  [9, 1, 'q9'],
  [9, -1, 'q2'],
  [4, -1, 'q4'],
  [4, Infinity, 'q9'],
  [77, 1, 'q4'],
])('from query %d by %d', (current, step, id) => expect(rowAfter(rows, current, step)?.id).toBe(id))

test('an empty list has no next', () => expect(rowAfter([], 4, 1)).toBeUndefined())
