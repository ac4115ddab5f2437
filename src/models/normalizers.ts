/**
 * Where @huggingface/tokenizers 0.2.0 normalises otherwise than Python's `tokenizers`. Found by giving both every
 * Unicode character; what is left is characters that are newer than the tables compiled into the Rust library
 * (marks, punctuation and letters of Unicode 9 and later), which browsers know and Rust does not.
 */
import { BertNormalizer, LowercaseNormalizer, Normalizer, PrecompiledNormalizer, SequenceNormalizer } from '@huggingface/tokenizers'
import { Charsmap } from './charsmap.ts'

/** The same normaliser, with the kinds replaced that differ; sequences are changed in place. */
export function asInPython(normalizer: Normalizer | null): Normalizer | null {
  if (normalizer instanceof SequenceNormalizer) normalizer.normalizers = normalizer.normalizers.map(asInPython)
  if (normalizer instanceof BertNormalizer) return new PythonBertNormalizer(normalizer.config)
  if (normalizer instanceof LowercaseNormalizer) return new PythonLowercase(normalizer.config)
  if (normalizer instanceof PrecompiledNormalizer) return new PythonPrecompiled(normalizer)
  return normalizer
}

/**
 * BERT's, by whole texts instead of by characters, which takes a fifth of the time. Rust lowercases character by
 * character, so that Σ always becomes σ; JavaScript makes ς of it at the end of a word. Rust puts spaces around
 * ideographs beyond U+FFFF too; the package looks at UTF-16 halves and misses them.
 */
class PythonBertNormalizer extends Normalizer {
  declare config: BertNormalizer['config']

  normalize(text: string): string {
    const { clean_text: clean, handle_chinese_chars: apart, lowercase: lower, strip_accents: strip } = this.config
    let normal = clean === true ? text.replace(unwanted, '').replace(/\s/g, ' ') : text
    if (apart === true) normal = normal.replace(ideographs, ' $& ')
    if (lower === true) normal = inLowercase(normal)
    return (strip ?? lower) === true ? normal.normalize('NFD').replace(/\p{Mn}/gu, '') : normal
  }
}

class PythonLowercase extends Normalizer {
  normalize(text: string): string {
    return inLowercase(text)
  }
}

class PythonPrecompiled extends Normalizer {
  #charsmap: Charsmap | null

  constructor({ config, charsmap }: PrecompiledNormalizer) {
    super(config)
    this.#charsmap = typeof charsmap === 'string' && charsmap !== '' ? new Charsmap(charsmap) : null
  }

  normalize(text: string): string {
    return this.#charsmap === null ? text : this.#charsmap.normalize(text)
  }
}

const inLowercase = (text: string) => text.replaceAll('Σ', 'σ').toLowerCase()

/** Control characters but for tab and line ends, which become spaces; halves of surrogate pairs; the replacement character. */
const unwanted = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu

/** The ranges of BERT's `_is_chinese_char`. */
const ideographs = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\u{2F800}-\u{2FA1F}]/gu
