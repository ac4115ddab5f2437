/**
 * SentencePiece's precompiled normalisation (XLM-RoBERTa, DeBERTa-v3, BGE-M3), applied as Rust's `spm_precompiled`
 * does. The tokenizers package puts plain NFKC in its place, which differs for a few hundred characters.
 * Layout: a little-endian byte count, a double-array trie (darts-clone) of that size, then zero-terminated UTF-8
 * replacements; a leaf's value is where its replacement begins.
 */
import { ModelError } from './model.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

export class Charsmap {
  #trie: Uint32Array
  #replacements: Uint8Array
  #characters = new Map<string, string>()
  #keepsAscii: boolean

  /** Reads tokenizer.json's `precompiled_charsmap` (base64). Throws ModelError where it is damaged. */
  constructor(base64: string) {
    const bytes = fromBase64(base64)
    const size = bytes.length < 4 ? NaN : new DataView(bytes.buffer).getUint32(0, true)
    if (!(size % 4 === 0 && size > 0 && 4 + size <= bytes.length)) throw new ModelError('tokenizer.json: the normalizer’s precompiled_charsmap is damaged')
    const view = new DataView(bytes.buffer, 4, size)
    this.#trie = Uint32Array.from({ length: size / 4 }, (_, i) => view.getUint32(4 * i, true))
    this.#replacements = bytes.subarray(4 + size)
    this.#keepsAscii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).every((character) => this.#character(character) === character)
  }

  /** Grapheme by grapheme; one of six bytes and more, or without a replacement of its own, character by character. */
  normalize(text: string): string {
    if (this.#keepsAscii && printableAscii.test(text)) return text
    let result = ''
    for (const { segment } of graphemes.segment(text)) result += segment.length === 1 ? this.#character(segment) : this.#grapheme(segment)
    return result
  }

  #grapheme(grapheme: string): string {
    const bytes = encoder.encode(grapheme)
    const whole = bytes.length < 6 ? this.#replacement(bytes) : undefined
    return whole ?? Array.from(grapheme, (character) => this.#character(character)).join('')
  }

  #character(character: string): string {
    let found = this.#characters.get(character)
    if (found === undefined) {
      found = this.#replacement(encoder.encode(character)) ?? character
      this.#characters.set(character, found)
    }
    return found
  }

  /** The replacement of the shortest entry that the bytes begin with: as Rust has it, the rest of the bytes is lost. */
  #replacement(bytes: Uint8Array): string | undefined {
    let position = offset(this.#trie[0] ?? 0)
    for (const byte of bytes) {
      if (byte === 0) return undefined
      position ^= byte
      const unit = this.#trie[position] ?? 0
      if ((unit & 0x800000ff) >>> 0 !== byte) return undefined
      position ^= offset(unit)
      if ((unit >>> 8) & 1) {
        const start = (this.#trie[position] ?? 0) & 0x7fffffff
        const end = this.#replacements.indexOf(0, start)
        return decoder.decode(this.#replacements.slice(start, end < 0 ? undefined : end))
      }
    }
    return undefined
  }
}

/** Throws ModelError where the text is not base64. */
function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch (error) {
    throw new ModelError(`tokenizer.json: the normalizer’s precompiled_charsmap is not base64 (${error instanceof Error ? error.message : String(error)})`)
  }
}

const printableAscii = /^[\x20-\x7e]*$/
const offset = (unit: number) => (unit >>> 10) << ((unit & 0x200) >>> 6)
