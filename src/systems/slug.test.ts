import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slug, uniqueSlugs } from './slug.ts'

describe('slug', () => {
  it.each([
    ['cross-encoder/ms-marco-MiniLM-L6-v2', 'cross-encoder-ms-marco-MiniLM-L6-v2'],
    ['a/b (q8, 256 tokens)', 'a-b-q8-256-tokens'],
    ['../../etc/passwd', 'etc-passwd'],
    ['run.BM25.trec', 'run.BM25.trec'],
    ['検索 モデル', '検索-モデル'],
    ['e\u0301', '\u00e9'],
    ['///', 'system'],
    ['', 'system'],
    ['nul', '_nul'],
    ['Con.v2', '_Con.v2'],
  ])('makes %j %j', (name, expected) => expect(slug(name)).toBe(expected))

  it('never holds what a file system or a shell would trip over', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const made = slug(name)
        expect(made).toMatch(/^[^/\\:*?"<>|\s\p{C}.-]([^/\\:*?"<>|\s\p{Cc}]*)$/u)
        expect(Array.from(made).length).toBeLessThanOrEqual(101)
      }),
    )
  })
})

describe('uniqueSlugs', () => {
  it('numbers names that come out alike, without taking another name’s slug', () => {
    expect(uniqueSlugs(['a/b', 'a b', 'a-b-2', 'A-B'])).toEqual(['a-b', 'a-b-3', 'a-b-2', 'A-B-4'])
  })

  it('gives every name its own, whatever the case', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'A', 'a-2', 'a/2', 'b', '')), (names) => {
        expect(new Set(uniqueSlugs(names).map((text) => text.toLowerCase())).size).toBe(names.length)
      }),
    )
  })
})
