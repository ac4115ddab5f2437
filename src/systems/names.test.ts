import { describe, expect, it } from 'vitest'
import { systemNames } from './names.ts'
import type { Dtype, Scorer, System } from './system.ts'

const run = (name: string): System => ({ kind: 'first-stage', run: name })
const scorer = (model: string, dtype: Dtype = 'fp32', maxLength = 512, more: Partial<Scorer> = {}): Scorer => ({
  kind: 'cross-encoder',
  model,
  revision: '0123456789',
  dtype,
  maxLength,
  ...more,
})
const rerank = (by: Scorer, over: System = run('BM25'), depth = 100): System => ({ kind: 'scorer', scorer: by, over, depth })

describe('systemNames', () => {
  it('calls a system by its model where that is enough', () => {
    expect(systemNames([run('BM25'), rerank(scorer('a/b')), rerank(scorer('c')), { kind: 'ideal' }])).toEqual(['First stage', 'a/b', 'c', 'Ideal'])
  })

  it('adds the least that sets systems of one model apart', () => {
    const systems = [rerank(scorer('m')), rerank(scorer('m', 'q8', 256)), rerank(scorer('m', 'q8', 512)), rerank(scorer('other', 'q8'))]
    expect(systemNames(systems)).toEqual(['m (fp32)', 'm (q8, 256 tokens)', 'm (q8, 512 tokens)', 'other'])
  })

  it('names what a pipeline stands on, and its depth', () => {
    const small = rerank(scorer('small'))
    const systems = [rerank(scorer('m'), run('BM25')), rerank(scorer('m'), small, 20), rerank(scorer('m'), small, 50)]
    expect(systemNames(systems)).toEqual(['m (over BM25)', 'm (over small top 100, top 20)', 'm (over small top 100, top 50)'])
  })

  it('tells recipes of one bi-encoder apart', () => {
    const embedding = { pooling: 'mean', normalize: true, queryPrompt: '', passagePrompt: '' } as const
    const recipes = [embedding, { ...embedding, pooling: 'cls' } as const, { ...embedding, queryPrompt: 'query: ' }]
    expect(systemNames(recipes.map((recipe) => rerank(scorer('e', 'fp32', 512, { kind: 'bi-encoder', embedding: recipe }))))).toEqual([
      'e (mean pooling, query prompt “”)',
      'e (cls pooling)',
      'e (mean pooling, query prompt “query: ”)',
    ])
  })

  it('calls several first stages by their runs, and never two systems the same', () => {
    expect(systemNames([run('BM25'), run('splade'), rerank(scorer('BM25')), run('BM25')])).toEqual(['BM25', 'splade', 'BM25 (2)', 'BM25 (3)'])
  })
})
