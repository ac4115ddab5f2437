/** Finds where a model stops reading a text. Tokens keep no trace of where they came from, so prefixes are tokenized and counted. */
import type { ModelTokenizer } from '../models/tokenizer.ts'

/** From one UTF-16 unit up to, and without, another. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/**
 * The end of the text (the beginning, where the model keeps ends) from the first word on that is not among its `read`
 * tokens whole. A prompt before the text takes its share of them. Tokenizers work word by word, so that a text cut
 * between words has the same tokens as the whole one has up to there; a word more is a token more.
 */
export function unreadPart(text: string, read: number, tokenizer: Pick<ModelTokenizer, 'ids' | 'keepsEnd'>, prompt = ''): TextRange {
  const starts = Array.from(segmenter.segment(text), ({ index }) => index)
  const count = (part: string) => tokenizer.ids(part).length
  if (tokenizer.keepsEnd) {
    const from = firstWhere(starts.length, (word) => count(text.slice(starts[word])) <= read)
    return { from: 0, to: starts[from] ?? text.length }
  }
  const tooMuch = firstWhere(starts.length, (word) => count(prompt + text.slice(0, starts[word + 1])) > read)
  return { from: starts[tooMuch] ?? text.length, to: text.length }
}

/** The least index below `length` of which a property holds that holds of all behind it; `length` where of none. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
