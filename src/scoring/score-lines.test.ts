import { expect, test } from 'vitest'
import type { Scorer } from '../systems/system.ts'
import { scoreLine } from './score-lines.ts'

const scorer: Scorer = { kind: 'cross-encoder', model: 'a "model"\n', revision: 'r', dtype: 'fp32', maxLength: 8 }

test('a record is one line, and its scores come back as they were', () => {
  const scores = Float32Array.of(0.1, -12.345678, 1e-30, 3.4028235e38, -0, 7)
  const passages = Array.from(scores, (_, i) => String(i).padStart(16, '0'))
  const line = scoreLine({ key: 'k', scorer, query: 'q', passages, scores })
  expect(line.indexOf('\n')).toBe(line.length - 1)
  const read = JSON.parse(line) as { scores: number[] }
  expect(read).toMatchObject({ key: 'k', scorer, query: 'q', passages })
  expect(Float32Array.from(read.scores).map((score) => score + 0)).toEqual(scores.map((score) => score + 0))
  expect(line).toContain('[0.100000001,')
})
