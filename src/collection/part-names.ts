/** What the parts of a data set are called in file names, and what is left of a name without its part. */

const WORDS = {
  train: 'train(?:ing)?',
  validation: 'dev(?:elopment)?|val(?:id(?:ation)?)?',
  test: 'test',
} as const

export type NamedPart = keyof typeof WORDS
const PARTS: readonly NamedPart[] = ['train', 'validation', 'test']

/** The word by itself, not inside another (`contest`, `trains`). */
const alone = (words: string, flags: string) => new RegExp(`[([]?(?<![a-z])(?:${words})(?![a-z])[)\\]]?`, flags)
const NAMES = { train: alone(WORDS.train, 'i'), validation: alone(WORDS.validation, 'i'), test: alone(WORDS.test, 'i') }
const ANY = alone(Object.values(WORDS).join('|'), 'gi')

/** The parts that a name speaks of: `nfcorpus.dev.bm25` of validation. */
export function partsIn(name: string): readonly NamedPart[] {
  return PARTS.filter((part) => NAMES[part].test(name))
}

/** `nfcorpus.train.bm25` without its part: `nfcorpus.bm25`. Empty where the name says nothing else. */
export function withoutPart(name: string): string {
  return name.replace(ANY, '').replace(/([\s._+-])[\s._+-]+/g, '$1').replace(/^[\s._+-]+|[\s._+-]+$/g, '')
}

/** What a file's judgements of one part are called: `nfcorpus` and `test` give `nfcorpus.test`. */
export function namedAfter(file: string, part: NamedPart): string {
  const name = withoutPart(file)
  return name === '' ? part : `${name}.${part}`
}

/** The part that a record calls `train`, `dev`, `validation`, … */
export function partCalled(word: unknown): NamedPart | undefined {
  return typeof word === 'string' && withoutPart(word) === '' ? partsIn(word)[0] : undefined
}
