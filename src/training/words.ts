/** A text's words as comparisons of texts see them. */

/** Letters and digits in a row; in scripts that put no space between words, each character for itself. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu

/** In order, in lower case and Unicode's compatibility form (NFKC), without punctuation. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? []
}
