import { BertNormalizer } from '@huggingface/tokenizers'
import { expect, test } from 'vitest'
import { asInPython } from './normalizers.ts'

type Config = BertNormalizer['config']
const config = (parts: Partial<Config>): Config => ({ type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true, ...parts }) as Config

/** Planes in which all code points are of one kind: nothing is assigned there, or all of it is for private use. */
const isUniform = (plane: number) => (plane >= 4 && plane <= 13) || plane >= 15
/** Every code point, halves of surrogate pairs included, in strings of 4,096 with a letter between; of uniform planes the first and the last string. */
const everything = Array.from({ length: 0x110000 >> 12 }, (_, block) => block)
  .filter((block) => !isUniform(block >> 4) || block % 16 === 0 || block % 16 === 15)
  .map((block) => Array.from({ length: 4096 }, (_, i) => `${String.fromCodePoint(block * 4096 + i)}a`).join(''))

const farIdeographs = /[\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu

test.each([{}, { lowercase: false }, { lowercase: false, strip_accents: true }, { strip_accents: false }, { clean_text: false }, { handle_chinese_chars: false }])(
  'BERT’s normaliser treats every character as the package does, but for Σ and far ideographs: %o',
  (parts) => {
    const theirs = new BertNormalizer(config(parts))
    const ours = asInPython(new BertNormalizer(config(parts)))
    for (const text of everything) {
      const small = config(parts).lowercase ? text.replaceAll('Σ', 'σ') : text
      const apart = config(parts).handle_chinese_chars ? small.replace(farIdeographs, ' $& ') : small
      expect(ours?.normalize(text) === theirs.normalize(apart), `block of U+${text.codePointAt(0)?.toString(16)}`).toBe(true)
    }
  },
)
