import { describe, expect, it } from 'vitest'
import { porterStem } from './porter.ts'

/** The paper's own examples, rule by rule, to the end of the way. Lucene's stems of some thousand words: lucene.test.ts. */
const PAPER: Readonly<Record<string, string>> = {
  caresses: 'caress', ponies: 'poni', ties: 'ti', cats: 'cat', feed: 'feed', agreed: 'agre', plastered: 'plaster', bled: 'bled',
  motoring: 'motor', sing: 'sing', conflated: 'conflat', troubled: 'troubl', sized: 'size', hopping: 'hop', falling: 'fall',
  hissing: 'hiss', fizzed: 'fizz', failing: 'fail', filing: 'file', happy: 'happi', sky: 'sky', relational: 'relat', rational: 'ration',
  vietnamization: 'vietnam', sensibiliti: 'sensibl', formative: 'form', electrical: 'electr', goodness: 'good', adjustment: 'adjust',
  adoption: 'adopt', probate: 'probat', rate: 'rate', cease: 'ceas', controll: 'control', roll: 'roll', generalizations: 'gener',
}

describe('Porter’s stems', () => {
  it.each(Object.entries(PAPER))('%s: %s', (word, stem) => {
    expect(porterStem(word)).toBe(stem)
  })

  it('depart from the paper as his later programs do', () => {
    expect(['possibly', 'archaeology', 'geology'].map(porterStem)).toEqual(['possibl', 'archaeolog', 'geologi'])
  })

  it('are of all words of three letters, whatever the rest is', () => {
    expect(['as', '1980s', 'naïves', 'syzygy', 'yes', 'toying'].map(porterStem)).toEqual(['as', '1980', 'naïv', 'syzygi', 'ye', 'toi'])
  })
})
