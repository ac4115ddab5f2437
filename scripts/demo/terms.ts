/** From a text to the terms it is indexed under: lower case, words of two characters and more, no stop words, stems. */
import { porterStem } from './porter.ts'

/** The 33 English stop words of Lucene's StandardAnalyzer. */
const STOP_WORDS = new Set(
  ('a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was ' +
    'will with').split(' '),
)

/** Letters, digits and underscore in any script, two at least. */
const WORD = /[\p{L}\p{N}_]{2,}/gu

/** The terms of a text in its order, repeats kept. */
export function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? []
  return words.filter((word) => !STOP_WORDS.has(word)).map(porterStem)
}
