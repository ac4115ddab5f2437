/**
 * From a word to the term that it is indexed under, as Lucene's EnglishAnalyzer does it (Anserini's default): the
 * possessive 's is cut, then lower case, stop words, Porter's stems.
 */
import { porterStem } from './porter.ts'

export interface Analysis {
  /** Whether English stop words are left out. */
  readonly stopWords: boolean
  /** Whether words go by their stems. */
  readonly stems: boolean
}

/** The 33 English stop words of Lucene. */
export const STOP_WORDS: ReadonlySet<string> = new Set([
  'a', 'an', 'and', 'are', 'as', 'at', 'be', 'but', 'by', 'for', 'if', 'in', 'into', 'is', 'it', 'no', 'not', 'of', 'on', 'or', 'such',
  'that', 'the', 'their', 'then', 'there', 'these', 'they', 'this', 'to', 'was', 'will', 'with',
])

/** The term of a word as it stands in the text; undefined for a stop word. */
export function termOf(word: string, { stopWords, stems }: Analysis): string | undefined {
  const lower = lowerCase(word.replace(/['\u2019\uff07][sS]$/u, ''))
  if (stopWords && STOP_WORDS.has(lower)) return undefined
  return stems ? porterStem(lower) : lower
}

/** Character by character, as Lucene's filter: no final sigma, and İ is i. */
const lowerCase = (word: string) => (/^[\0-\x7f]*$/.test(word) ? word.toLowerCase() : Array.from(word, (character) => (character === 'İ' ? 'i' : character.toLowerCase())).join(''))
