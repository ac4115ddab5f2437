import { describe, expect, it } from 'vitest'
import { agreement, withoutSeparator } from './agreement.ts'

const encoded = { real: 30, cut: [[false, true], [false]], separator: 102 }
const ours = [[1, 2], [3]]

describe('agreement', () => {
  it('tells pairs that are cut from those that are whole', () => {
    expect(agreement('theirs', [[1.25, 4], [3]], ours, encoded, null)).toEqual({ name: 'theirs', whole: 0.25, cut: 2, reference: null })
  })

  it('holds all pairs against the reference', () => {
    expect(agreement('ours', ours, ours, encoded, [[1, 2.5], [3]])).toEqual({ name: 'ours', whole: 0, cut: 0, reference: 0.5 })
  })

  it('is NaN where a score is missing', () => expect(agreement('theirs', [[NaN, 2], [3]], ours, encoded, null).whole).toBeNaN())
})

it('names the pairs that do not end as pairs end', () => {
  const list = (qid: string, docids: string[]) => ({ qid, query: '', docids, passages: docids })
  expect(withoutSeparator([list('q1', ['a', 'b']), list('q2', ['c'])], [[102, 7], [102]], encoded)).toEqual(['q1 b'])
})
