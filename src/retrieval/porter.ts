/**
 * The suffix stripper of M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with the two departures of
 * his own later programs, which Lucene's PorterStemFilter has too: `-bli` instead of `-abli`, and `-logi`. Words of one or two
 * letters are left alone; what is not one of a, e, i, o, u, y counts as a consonant, digits and other scripts too.
 */

/** The stem of a lower-case word: `relational` gives `relat`. */
export function porterStem(word: string): string {
  return word.length <= 2 ? word : STEPS.reduce((stem, step) => step(stem), word)
}

type Step = (word: string) => string
type Condition = (stem: string) => boolean
type Rule = readonly [suffix: string, replacement: string]

/** Whether the letter at `at` is a consonant: `y` is one at the word's start and after a vowel. */
function isConsonant(word: string, at: number): boolean {
  let run = at
  while (run > 0 && word[run] === 'y') run--
  // In a run of ys the kinds take turns, from the letter before it on.
  const first = !'aeiou'.includes(word[run] ?? 'a')
  return (at - run) % 2 === 0 ? first : !first
}

/** The paper's m: how many times a run of vowels is followed by a run of consonants. */
function measure(stem: string): number {
  let runs = 0
  for (let at = 1; at < stem.length; at++) {
    if (isConsonant(stem, at) && !isConsonant(stem, at - 1)) runs++
  }
  return runs
}

const longerThan = (runs: number): Condition => (stem) => measure(stem) > runs

/** The paper's *v*. */
const hasVowel: Condition = (stem) => {
  for (let at = 0; at < stem.length; at++) if (!isConsonant(stem, at)) return true
  return false
}

/** The paper's *d. */
const endsInDouble: Condition = (stem) => stem.length >= 2 && stem.at(-1) === stem.at(-2) && isConsonant(stem, stem.length - 1)

/** The paper's *o: consonant, vowel, consonant, and the last is not w, x or y. */
const endsShort: Condition = (stem) =>
  stem.length >= 3 &&
  isConsonant(stem, stem.length - 3) &&
  !isConsonant(stem, stem.length - 2) &&
  isConsonant(stem, stem.length - 1) &&
  !/[wxy]$/.test(stem)

/** Of the rules of a step only the one with the longest matching suffix is tried; its condition sees what would be left. Longest first. */
function replaceLongest(word: string, rules: readonly Rule[], condition: Condition = () => true): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue
    const stem = word.slice(0, word.length - suffix.length)
    return condition(stem) ? stem + replacement : word
  }
  return word
}

const longestFirst = (rules: readonly Rule[]): readonly Rule[] => rules.toSorted(([a], [b]) => b.length - a.length)

/** Plurals: `caresses` gives `caress`, `ponies` gives `poni`. */
const step1a: Step = (word) => replaceLongest(word, PLURALS)
const PLURALS = longestFirst([['sses', 'ss'], ['ies', 'i'], ['ss', 'ss'], ['s', '']])

/** Past tense and participle; what is left is tidied so that `hopping` and `hoping` go to `hop` and `hope`. */
const step1b: Step = (word) => {
  if (word.endsWith('eed')) return replaceLongest(word, [['eed', 'ee']], longerThan(0))
  const stem = replaceLongest(word, [['ing', ''], ['ed', '']], hasVowel)
  if (stem === word) return word
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`
  if (endsInDouble(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1)
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem
}

const step1c: Step = (word) => replaceLongest(word, [['y', 'i']], hasVowel)

/** Double suffixes become single ones: `-ization`, which is `-ize` and `-ation`, becomes `-ize`. */
const step2: Step = (word) => replaceLongest(word, DOUBLE_SUFFIXES, longerThan(0))
const DOUBLE_SUFFIXES = longestFirst([
  ['ational', 'ate'], ['tional', 'tion'], ['enci', 'ence'], ['anci', 'ance'], ['izer', 'ize'], ['bli', 'ble'], ['alli', 'al'],
  ['entli', 'ent'], ['eli', 'e'], ['ousli', 'ous'], ['ization', 'ize'], ['ation', 'ate'], ['ator', 'ate'], ['alism', 'al'],
  ['iveness', 'ive'], ['fulness', 'ful'], ['ousness', 'ous'], ['aliti', 'al'], ['iviti', 'ive'], ['biliti', 'ble'], ['logi', 'log'],
])

const step3: Step = (word) => replaceLongest(word, TRIPLE_SUFFIXES, longerThan(0))
const TRIPLE_SUFFIXES = longestFirst([['icate', 'ic'], ['ative', ''], ['alize', 'al'], ['iciti', 'ic'], ['ical', 'ic'], ['ful', ''], ['ness', '']])

/** Single suffixes go, where enough is left; `-ion` only after s or t. */
const step4: Step = (word) => (word.endsWith('ion') && !/[st]ion$/.test(word) ? word : replaceLongest(word, SINGLE_SUFFIXES, longerThan(1)))
const SINGLE_SUFFIXES = longestFirst(
  ['al', 'ance', 'ence', 'er', 'ic', 'able', 'ible', 'ant', 'ement', 'ment', 'ent', 'ion', 'ou', 'ism', 'ate', 'iti', 'ous', 'ive', 'ize'].map((suffix) => [suffix, '']),
)

const step5a: Step = (word) => replaceLongest(word, [['e', '']], (stem) => measure(stem) > 1 || (measure(stem) === 1 && !endsShort(stem)))

const step5b: Step = (word) => (word.endsWith('ll') && measure(word) > 1 ? word.slice(0, -1) : word)

const STEPS: readonly Step[] = [step1a, step1b, step1c, step2, step3, step4, step5a, step5b]
