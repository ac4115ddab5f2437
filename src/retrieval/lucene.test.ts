/** Beside Lucene itself: its analyzer's terms, and its stemmer's stems (scripts/goldens/lucene). */
import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { porterStem } from './porter.ts'
import { termOf } from './analysis.ts'
import { forEachWord } from './words.ts'

interface Golden {
  readonly texts: readonly { readonly text: string; readonly words: string; readonly terms: string }[]
  /** `word stem`. */
  readonly stems: readonly string[]
}

const golden = JSON.parse(readFileSync(new URL('./testing/lucene-terms.json', import.meta.url), 'utf8')) as Golden
const decoder = new TextDecoder()
function termsOf(text: string, analysis: Parameters<typeof termOf>[1]): string {
  const bytes = new TextEncoder().encode(text)
  const terms: string[] = []
  forEachWord(bytes, (start, end) => {
    const term = termOf(decoder.decode(bytes.subarray(start, end)), analysis)
    if (term !== undefined) terms.push(term)
  })
  return terms.join(' ')
}

describe('beside Lucene', () => {
  it('stems some thousand words alike', () => {
    expect(golden.stems.length).toBeGreaterThan(3000)
    expect(golden.stems.map((line) => line.split(' ')).filter(([word = '', stem]) => porterStem(word) !== stem)).toEqual([])
  })

  it.each(golden.texts.map(({ text, terms }) => [text.slice(0, 60), text, terms]))('has the terms of “%s…”', (_, text, terms) => {
    expect(termsOf(text, { stopWords: true, stems: true })).toBe(terms)
  })
})
