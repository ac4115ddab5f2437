import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutAt, sortOnce } from './depth-cut.ts'
import { rerank } from './holes.ts'
import { orderByScore } from './order.ts'

/** Two queries' lists, some of whose pairs the first stage lacks; scores with ties and holes. */
const score = fc.constantFrom(NaN, 0, 1, 2, 2.5, -1)
const list = fc.array(fc.tuple(score, score, fc.nat(1000)), { maxLength: 12 })

it('is what reranking gives at every depth', () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const all = [...a, ...b]
      const columns = { offsets: Uint32Array.of(0, a.length, all.length), passage: Uint32Array.from(all, (_, at) => at) }
      const docOrder = Uint32Array.from(all, ([, , doc], at) => doc * 100 + at)
      const over = orderByScore(columns, Float64Array.from(all, ([first]) => first), docOrder)
      const logits = Float32Array.from(all, ([, logit]) => logit)
      const sorted = sortOnce(over, logits, columns, docOrder)
      for (const depth of [1, 2, 5, 11, 12, 13, Infinity]) expect(cutAt(sorted, depth)).toEqual(rerank(over, logits, columns, docOrder, depth))
    }),
    { numRuns: 300 },
  )
})
