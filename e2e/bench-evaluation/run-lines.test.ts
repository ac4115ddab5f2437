import { expect, it } from 'vitest'
import { runLines } from './run-lines.ts'

it('writes six columns, scores with four decimals', () => {
  const list = { qid: 1185, docids: Uint32Array.of(0, 8841822), scores: Uint32Array.of(283104, 51), relevant: [] }
  expect(Buffer.from(runLines(list)).toString()).toBe('1185 Q0 0 1 28.3104 bm25\n1185 Q0 8841822 2 0.0051 bm25\n')
})
