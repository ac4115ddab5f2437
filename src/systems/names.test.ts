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

  it('says which of a model’s systems reads long passages in windows, and how their scores are put together', () => {
    const cut = rerank(scorer('m'))
    const windows = (stride: number, combine: 'max' | 'mean') => rerank(scorer('m', 'fp32', 512, { windows: { stride, combine } }))
    expect(systemNames([cut, windows(64, 'max')])).toEqual(['m (no windows)', 'm (windows, max)'])
    expect(systemNames([windows(64, 'max'), windows(128, 'max'), windows(64, 'mean')])).toEqual(['m (windows, max, stride 64)', 'm (windows, max, stride 128)', 'm (windows, mean)'])
  })

  it('speaks of windows before it speaks of lengths', () => {
    expect(systemNames([rerank(scorer('m')), rerank(scorer('m', 'fp32', 256, { windows: { stride: 64, combine: 'first' } }))])).toEqual(['m (no windows)', 'm (windows, first)'])
  })

  it('tells apart what one model is over, and how deep', () => {
    const systems = [rerank(scorer('m')), rerank(scorer('m'), run('splade')), rerank(scorer('m'), run('splade'), 20)]
    expect(systemNames(systems)).toEqual(['m (over BM25)', 'm (over splade, top 100)', 'm (over splade, top 20)'])
  })

  it('spells a pipeline by its stages', () => {
    const small = rerank(scorer('small'))
    const systems = [run('BM25'), small, rerank(scorer('m')), rerank(scorer('m'), small, 20), rerank(scorer('m'), small, 50), rerank(scorer('l'), rerank(scorer('m'), small, 20), 5)]
    expect(systemNames(systems)).toEqual(['First stage', 'small', 'm', 'small@100>m@20', 'small@100>m@50', 'small@100>m@20>l@5'])
  })

  it('tells pipelines of one spelling apart by the stage that differs, or by what they are over', () => {
    const systems = [
      rerank(scorer('m'), rerank(scorer('small')), 20),
      rerank(scorer('m'), rerank(scorer('small', 'q8')), 20),
      rerank(scorer('m', 'q8'), rerank(scorer('small', 'q8')), 20),
      rerank(scorer('m', 'q8'), rerank(scorer('small', 'q8'), run('splade')), 20),
    ]
    expect(systemNames(systems)).toEqual([
      'small (fp32)@100>m (fp32)@20 (over BM25)',
      'small (q8)@100>m (fp32)@20 (over BM25)',
      'small (q8)@100>m (q8)@20 (over BM25)',
      'small (q8)@100>m (q8)@20 (over splade)',
    ])
  })

  it('gives a folder that is named as a pipeline another name', () => {
    expect(systemNames([rerank(scorer('m'), rerank(scorer('small')), 20), rerank(scorer('small@100>m@20'))])).toEqual(['small@100>m@20', 'small@100>m@20 (top 100)'])
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
