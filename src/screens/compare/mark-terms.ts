/** Finds a query's words in a text, so that a person sees why a passage may have been found. For the eye only: no ranking uses it. */

/** A piece of a text; the pieces of a text put together are the text. */
export interface Segment {
  readonly text: string
  readonly marked: boolean
}

// English function words: marking them would mark half of every passage.
const STOP_WORDS = new Set(
  (
    'a about an and any are as at be been but by can could did do does for from had has have he her his how i if in into is it its me my no not of on or our ' +
    'she should so than that the their them then there these they this those to us was we were what when where which who whom whose why will with would you your'
  ).split(' '),
)

// Splits by the rules of Unicode, and by dictionary where a script writes no spaces.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The stems that a query is recognised by. A query of function words only ("who is it") keeps them all. */
export function queryTerms(query: string): ReadonlySet<string> {
  const words = [...segmenter.segment(query)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => fold(segment))
  const telling = words.filter((word) => !STOP_WORDS.has(word))
  return new Set((telling.length > 0 ? telling : words).map(stem))
}

/** The text in pieces, those marked whose stem is one of `terms`. */
export function markTerms(text: string, terms: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = []
  let plainFrom = 0
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike || !terms.has(stem(fold(segment)))) continue
    if (index > plainFrom) segments.push({ text: text.slice(plainFrom, index), marked: false })
    segments.push({ text: segment, marked: true })
    plainFrom = index + segment.length
  }
  if (plainFrom < text.length) segments.push({ text: text.slice(plainFrom), marked: false })
  return segments
}

/** Case, width and accents aside: `Émigré` and `emigre` are one word. */
const fold = (word: string) => word.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/['’]s?$/, '')

const LEAST_STEM = 3

/** Cuts the commonest English endings; both sides are cut alike, so a stem need not be a word. */
function stem(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word
  const cut = withoutEnding(word)
  return cut.length > LEAST_STEM && cut.endsWith('e') ? cut.slice(0, -1) : cut
}

function withoutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > LEAST_STEM + 2) return `${word.slice(0, -3)}y`
  if (word.endsWith('ing') && hasVowel(word.slice(0, -3))) return undoubled(word, word.slice(0, -3))
  if (word.endsWith('ed') && hasVowel(word.slice(0, -2))) return undoubled(word, word.slice(0, -2))
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return longEnough(word, word.slice(0, -2))
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return longEnough(word, word.slice(0, -1))
  return word
}

const hasVowel = (stem: string) => /[aeiouy]/.test(stem)
const longEnough = (word: string, stem: string) => (stem.length >= LEAST_STEM ? stem : word)

/** `running` and `run` are one word, `telling` and `tell` too. */
function undoubled(word: string, stem: string): string {
  if (stem.length < LEAST_STEM) return word
  return stem.length > LEAST_STEM && /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem
}
