import { expect, test } from 'vitest'
import { porterStem } from './porter.ts'

/** The paper's own examples, rule by rule; where a later step goes on, the end of the way is given. */
const PAPER: Readonly<Record<string, string>> = {
  caresses: 'caress', ponies: 'poni', ties: 'ti', caress: 'caress', cats: 'cat',
  feed: 'feed', agreed: 'agre', plastered: 'plaster', bled: 'bled', motoring: 'motor', sing: 'sing',
  conflated: 'conflat', troubled: 'troubl', sized: 'size', hopping: 'hop', tanned: 'tan', falling: 'fall', hissing: 'hiss',
  fizzed: 'fizz', failing: 'fail', filing: 'file', happy: 'happi', sky: 'sky',
  relational: 'relat', conditional: 'condit', rational: 'ration', valenci: 'valenc', hesitanci: 'hesit', digitizer: 'digit',
  conformabli: 'conform', radicalli: 'radic', differentli: 'differ', vileli: 'vile', analogousli: 'analog',
  vietnamization: 'vietnam', predication: 'predic', operator: 'oper', feudalism: 'feudal', decisiveness: 'decis',
  hopefulness: 'hope', callousness: 'callous', formaliti: 'formal', sensitiviti: 'sensit', sensibiliti: 'sensibl',
  triplicate: 'triplic', formative: 'form', formalize: 'formal', electriciti: 'electr', electrical: 'electr', hopeful: 'hope', goodness: 'good',
  revival: 'reviv', allowance: 'allow', inference: 'infer', airliner: 'airlin', gyroscopic: 'gyroscop', adjustable: 'adjust',
  defensible: 'defens', irritant: 'irrit', replacement: 'replac', adjustment: 'adjust', dependent: 'depend', adoption: 'adopt',
  homologou: 'homolog', communism: 'commun', activate: 'activ', angulariti: 'angular', homologous: 'homolog', effective: 'effect',
  bowdlerize: 'bowdler', probate: 'probat', rate: 'rate', cease: 'ceas', controll: 'control', roll: 'roll',
  generalizations: 'gener', oscillators: 'oscil',
}

test.each(Object.entries(PAPER))('%s has the stem %s', (word, stem) => {
  expect(porterStem(word)).toBe(stem)
})

test('y is a consonant at the start and after a vowel, and a vowel after a consonant', () => {
  expect(porterStem('toying')).toBe('toi')
  expect(porterStem('syzygy')).toBe('syzygi')
  expect(porterStem('yes')).toBe('ye')
})

test('what is not a lower-case ASCII word of three letters is left alone', () => {
  for (const word of ['as', 'is', '1980s', 'naïves', 'Relational', '']) expect(porterStem(word)).toBe(word)
})
