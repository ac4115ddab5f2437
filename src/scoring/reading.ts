/** How much of a passage a model reads: numbers of tokens, known without running it. */
import type { EncodedTexts } from './encoded-texts.ts'
import type { Pair, PairTexts } from './pair-scorer.ts'
import { unreadPart, type TextRange } from './unread-part.ts'
import { windowStarts } from '../models/pair-cut.ts'
import type { ModelTokenizer } from '../models/tokenizer.ts'
import type { Scorer } from '../systems/system.ts'

export interface Reading {
  /** What the model would be given if it took any length: the pair, or a bi-encoder's passage, special tokens included. */
  readonly tokens: number
  /** Tokens of the passage, a bi-encoder's prompt included, and how many of them are read. */
  readonly passage: number
  readonly read: number
  /** Rows that the pair is run as: more than one where a long passage is cut into windows. */
  readonly windows: number
}

/** What a system reads of the passage that a person has opened. */
export interface PassageReading extends Reading {
  readonly unread: TextRange | null
}

export interface PassageReaderParts {
  readonly tokenizer: ModelTokenizer
  readonly encoded: EncodedTexts
  readonly texts: PairTexts
  readonly recipe: Scorer
}

export class PassageReader {
  readonly #parts: PassageReaderParts

  constructor(parts: PassageReaderParts) {
    this.#parts = parts
  }

  /** Throws RangeError where the recipe's maximum length leaves no room for a token of each text. */
  read({ query, passage: row }: Pair): Reading {
    const { tokenizer, encoded, recipe } = this.#parts
    const { single, pair } = tokenizer.specialTokens
    if (recipe.kind === 'bi-encoder') {
      const passage = encoded.passages(recipe.embedding?.passagePrompt).lengthOf(row)
      return { tokens: passage + single, passage, read: Math.min(passage, recipe.maxLength - single), windows: 1 }
    }
    const [asked, passage] = [encoded.queries().lengthOf(query), encoded.passages().lengthOf(row)]
    const [, size] = tokenizer.shares(asked, passage, recipe.maxLength)
    const { windows } = recipe
    const runs = windows === undefined || windows.combine === 'first' ? 1 : windowStarts(passage, size, windows.stride).length
    return { tokens: asked + passage + pair, passage, read: runs > 1 ? passage : size, windows: runs }
  }

  /** The part of the passage's text that is not read, by whole words; null where all is. */
  unread(pair: Pair): TextRange | null {
    const { tokenizer, texts, recipe } = this.#parts
    const { passage, read } = this.read(pair)
    return read >= passage ? null : unreadPart(texts.passage(pair.passage), read, tokenizer, recipe.embedding?.passagePrompt)
  }
}
