/** From a text to the terms it is indexed under: lower case, words of two characters and more, no stop words, stems of what is ASCII. */
import { STOP_WORDS } from '../../src/retrieval/analysis.ts'
import { porterStem } from '../../src/retrieval/porter.ts'

/** Letters, digits and underscore in any script, two at least. */
const WORD = /[\p{L}\p{N}_]{2,}/gu

/** The terms of a text in its order, repeats kept. */
export function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? []
  return words.filter((word) => !STOP_WORDS.has(word)).map((word) => (/^[a-z]+$/.test(word) ? porterStem(word) : word))
}
