import fc from 'fast-check'
import { expect, it } from 'vitest'
import { topK } from './top-k.ts'

it('gives what sorting everything would give', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }), fc.integer({ min: 0, max: 70 }), (scores, k) => {
      const score = Float64Array.from(scores)
      const rows = Uint32Array.from(scores.keys()).reverse()
      const sorted = [...scores.keys()].sort((a, b) => (score[b] as number) - (score[a] as number) || b - a).slice(0, k)
      const hits = topK(rows, score, k, (a, b) => b - a)
      expect([...hits.row]).toEqual(sorted)
      expect([...hits.score]).toEqual(sorted.map((row) => score[row]))
    }),
  )
})
