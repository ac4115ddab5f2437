import { expect, test } from 'vitest'
import { tunedId } from '../../training/take-home/kept-head.ts'
import { nameFor } from './promoting.ts'

test('a head is named after its model, by a name that is free and that a model can have', () => {
  expect(nameFor('cross-encoder/ms-marco-MiniLM-L6-v2', [])).toBe('ms-marco-MiniLM-L6-v2')
  expect(nameFor('embedded/reranker', [{ id: 'tuned/reranker' }, { id: 'tuned/reranker-2' }])).toBe('reranker-3')
  for (const id of ['my model (1)', '…', '.hidden', 'x'.repeat(200), 'Küche']) expect(() => tunedId(nameFor(id, []))).not.toThrow()
})
