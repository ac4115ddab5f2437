import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markTerms, queryTerms } from './mark-terms.ts'

const marks = (query: string, text: string) =>
  markTerms(text, queryTerms(query))
    .filter(({ marked }) => marked)
    .map(({ text: word }) => word)

describe('query terms in a text', () => {
  test('words are marked as they stand, function words are not', () => {
    expect(marks('when was the Salvation Army founded', 'THE SALVATION ARMY was founded in 1865, when London')).toEqual(['SALVATION', 'ARMY', 'founded'])
  })

  test.each([
    ['exons', 'An exon'],
    ['boxes', 'a box'],
    ['box', 'two boxes'],
    ['founded', 'the founding'],
    ['founds', 'found'],
    ['run', 'running'],
    ['planned', 'plans'],
    ['telling', 'tell'],
    ['dance', 'dancing'],
    ['dances', 'danced'],
    ['cities', 'city'],
    ['cause', 'causes'],
    ['goldfish', "a goldfish's bowl"],
    ['percenter', 'Three Percenters'],
  ])('%s is found in “%s”', (query, text) => expect(marks(query, text)).toHaveLength(1))

  test.each([
    ['us', 'use'],
    ['thing', 'th'],
    ['art', 'party'],
    ['bus', 'bu'],
    ['gas', 'ga'],
    ['bed', 'b'],
    ['war', 'warm'],
  ])('%s marks no part of another word in “%s”', (query, text) => {
    expect(marks(query, text)).toEqual([])
  })

  test('accents, width and case do not matter', () => {
    expect(marks('emigre café', 'Émigré, ｃａｆｅ, CAFÉ')).toEqual(['Émigré', 'ｃａｆｅ', 'CAFÉ'])
  })

  test('scripts without spaces are split into words', () => {
    expect(marks('東京', '私は東京に住んでいます')).toEqual(['東京'])
    expect(marks('погода', 'Какая погода в Москве')).toEqual(['погода'])
  })

  test('numbers and mixed words count', () => {
    expect(marks('ww1 1914', 'WW1 began in 1914, not 19145')).toEqual(['WW1', '1914'])
  })

  test('a query of function words only keeps them', () => {
    expect(marks('who is it', 'Who it is')).toEqual(['Who', 'it', 'is'])
  })

  test('an empty query marks nothing', () => {
    expect(markTerms('some text', queryTerms(''))).toEqual([{ text: 'some text', marked: false }])
  })

  test('markup stays text', () => {
    expect(markTerms('<img src=x onerror=alert(1)>', queryTerms('img')).map(({ text }) => text)).toEqual(['<', 'img', ' src=x onerror=alert(1)>'])
  })

  test('the pieces put together are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (query, text) => {
        const segments = markTerms(text, queryTerms(query))
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        expect(segments.every((segment) => segment.text !== '')).toBe(true)
      }),
    )
  })
})
