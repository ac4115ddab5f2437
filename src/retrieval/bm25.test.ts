import { describe, expect, it } from 'vitest'
import { Bm25 } from './bm25.ts'
import { IndexBuilder, queryTerms, type InvertedIndex } from './inverted-index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const english = { stopWords: true, stems: true }
function indexOf(texts: readonly string[], analysis = english): InvertedIndex {
  const builder = new IndexBuilder(analysis)
  for (const text of texts) builder.add(bytes(text))
  return builder.finish()
}
const laterFirst = (a: number, b: number) => b - a
const texts = ['The cats sat.', 'A cat and a dog and a cat', '', 'Dogs, dogs, dogs', 'It was the cat’s']

describe('an inverted index', () => {
  it('holds each term’s passages in order, how often it stands there, and the lengths', () => {
    const index = indexOf(texts)
    const cat = index.terms.find('cat')
    const postings = (array: Uint32Array) => [...array.subarray(index.offsets[cat], index.offsets[cat + 1])]
    expect(postings(index.passage)).toEqual([0, 1, 4])
    expect(postings(index.frequency)).toEqual([1, 2, 1])
    expect([...index.lengths]).toEqual([2, 3, 0, 3, 1])
    expect(queryTerms(index, bytes('the CAT of a catless dog cat'))).toEqual([cat, index.terms.find('dog'), cat])
  })

  it('leaves words as they are where nothing is asked of them', () => {
    const index = indexOf(texts, { stopWords: false, stems: false })
    expect(['the', 'cats', 'cat', 'and'].map((term) => index.terms.find(term) >= 0)).toEqual([true, true, true, true])
    expect([...index.lengths]).toEqual([3, 8, 0, 3, 4])
  })
})

describe('BM25', () => {
  const [k1, b] = [0.9, 0.4]
  const bm25 = new Bm25(indexOf(texts), { k1, b })

  it('scores by Lucene’s formula, over the passages that hold anything', () => {
    const idf = (df: number) => Math.log(1 + (4 - df + 0.5) / (df + 0.5))
    const weight = (tf: number, length: number) => tf / (tf + k1 * (1 - b + (b * length) / (9 / 4)))
    const hits = bm25.search(bytes('cat dog'), 10, laterFirst)
    const expected = new Map([
      [1, idf(3) * weight(2, 3) + idf(2) * weight(1, 3)],
      [3, idf(2) * weight(3, 3)],
      [4, idf(3) * weight(1, 1)],
      [0, idf(3) * weight(1, 2)],
    ])
    expect([...hits.row]).toEqual([1, 3, 4, 0])
    hits.row.forEach((row, at) => expect(hits.score[at]).toBeCloseTo(expected.get(row) ?? NaN, 12))
  })

  it('counts a term as often as the query has it, and forgets one query before the next', () => {
    const once = bm25.search(bytes('dog'), 10, laterFirst)
    const twice = bm25.search(bytes('dog dog'), 10, laterFirst)
    expect([...twice.score]).toEqual(Array.from(once.score, (score) => 2 * score))
    expect([...bm25.search(bytes('dog'), 10, laterFirst).score]).toEqual([...once.score])
    expect(bm25.search(bytes('the zebra'), 10, laterFirst).row.length).toBe(0)
  })

  it('breaks ties at the cut by the rule that it is given', () => {
    const alike = new Bm25(indexOf(['cat', 'cat', 'cat', 'dog']), { k1, b })
    expect([...alike.search(bytes('cat'), 2, laterFirst).row]).toEqual([2, 1])
    expect([...alike.search(bytes('cat'), 2, (one, other) => one - other).row]).toEqual([0, 1])
  })
})
