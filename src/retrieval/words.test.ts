import fc from 'fast-check'
import { expect, it } from 'vitest'
import { forEachWord } from './words.ts'

const decoder = new TextDecoder()
function wordsIn(text: Uint8Array): string[] {
  const words: string[] = []
  forEachWord(text, (start, end) => words.push(decoder.decode(text.subarray(start, end))))
  return words
}
const words = (text: string) => wordsIn(new TextEncoder().encode(text))

it('keeps what stands within a word or a number', () => {
  expect(words("I can't pay 1,000.50 at 10:30, O'Neil’s __init__ a_1 x:y _ U.S. e.g.")).toEqual(['I', "can't", 'pay', '1,000.50', 'at', '10', '30', 'O\'Neil’s', '__init__', 'a_1', 'x:y', 'U.S', 'e.g'])
})

it('keeps accents with their letters, ideographs by themselves and runs of kana and Thai', () => {
  expect(words('e\u0301te\u0301 東京 カタカナ ภาษาไทย 한국어 ½')).toEqual(['e\u0301te\u0301', '東', '京', 'カタカナ', 'ภาษาไทย', '한국어'])
})

it('cuts a word that does not end at 255 characters', () => {
  expect(words(`${'é'.repeat(256)} end`).map((word) => word.length)).toEqual([255, 1, 3])
})

it('finds of any bytes ranges that follow each other, and of text without marks what Unicode’s own segmenter finds', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      let last = 0
      forEachWord(bytes, (start, end) => {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(bytes.length)
        last = end
      })
    }),
  )
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const letters = fc.constantFrom(...'abzXY019 \n-\'.,;_é\u0301ßΣд’"(/%+$')
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
      // Not by isWordLike: ICU denies it to a word that ends in an underscore with an accent.
      const segments = Array.from(segmenter.segment(text), ({ segment }) => segment)
      expect(words(text)).toEqual(segments.filter((segment) => /[\p{L}\p{N}]/u.test(segment)))
    }),
  )
})
