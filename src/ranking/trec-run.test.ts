import { describe, expect, test } from 'vitest'
import { textTable } from '../columns/text-table.ts'
import type { Rankings } from './rankings.ts'
import { trecRun } from './trec-run.ts'

const columns = {
  queryIds: textTable(['q1', 'q 2']),
  passageIds: textTable(['a', 'b', 'c d']),
  passage: Uint32Array.of(0, 1, 2, 0),
  depth: Infinity,
  tag: 'test',
}
const rankings: Rankings = { offsets: Uint32Array.of(0, 3, 4), pairs: Uint32Array.of(2, 0, 1, 3), complete: Uint8Array.of(1, 1) }

describe('a TREC run', () => {
  test('has ranks from 1, and scores that bring a float32 back', () => {
    const score = Float32Array.of(0.1, -11.570001, 8.607138, 2)
    const lines = [...trecRun(rankings, { ...columns, score })].join('')
    expect(lines.split('\n').slice(0, 3).map((line) => line.split(' ').slice(0, 4))).toEqual([
      ['q1', 'Q0', 'c_d', '1'],
      ['q1', 'Q0', 'a', '2'],
      ['q1', 'Q0', 'b', '3'],
    ])
    const written = lines.trim().split('\n').map((line) => Math.fround(Number(line.split(' ')[4])))
    expect(written).toEqual([score[2], score[0], score[1], score[3]])
  })

  test('keeps the order below the depth by falling scores', () => {
    const score = Float32Array.of(0.5, NaN, 9, 1)
    const [first = ''] = trecRun(rankings, { ...columns, score, depth: 2 })
    expect(first.trim().split('\n').map((line) => Number(line.split(' ')[4]))).toEqual([9, 0.5, -0.5])
  })

  test('leaves out a query that is not scored to its depth', () => {
    const score = Float32Array.of(1, 2, 3, 4)
    expect([...trecRun({ ...rankings, complete: Uint8Array.of(0, 1) }, { ...columns, score })]).toEqual(['q_2 Q0 a 1 4 test\n'])
  })
})
