/**
 * Texts to token ids as @huggingface/tokenizers' `encode` gives them, several times as fast: what a word becomes is
 * remembered, since a text's words have nearly all been met before.
 */
import {
  BertPreTokenizer,
  PunctuationPreTokenizer,
  SequencePreTokenizer,
  SplitPreTokenizer,
  WhitespacePreTokenizer,
  WhitespaceSplitPreTokenizer,
  type PreTokenizer,
  type Tokenizer,
} from '@huggingface/tokenizers'

/** Words remembered at once; then all are forgotten. 320,000 words of DL19's passages are 18,000 different ones. */
const WORDS_KEPT = 1 << 17
/** A longer one is met once. */
const LONGEST_WORD = 48

/** Steps that cut a text into words; each word then goes its own way. */
const splitting = [BertPreTokenizer, PunctuationPreTokenizer, SplitPreTokenizer, WhitespacePreTokenizer, WhitespaceSplitPreTokenizer]

export class TextIds {
  readonly #tokenizer: Tokenizer
  /** Up to the step that splits, and behind it. */
  readonly #split: readonly PreTokenizer[]
  readonly #perWord: readonly PreTokenizer[]
  readonly #added: RegExp | null
  readonly #words = new Map<string, readonly number[]>()

  /** @param added tokens that the package takes out of a text before anything else */
  constructor(tokenizer: Tokenizer, added: readonly string[]) {
    this.#tokenizer = tokenizer
    const steps = stepsOf(tokenizer.pre_tokenizer)
    const end = 1 + steps.findIndex((step) => splitting.some((kind) => step instanceof kind))
    this.#split = steps.slice(0, end)
    this.#perWord = steps.slice(end)
    this.#added = anyOf(added, tokenizer)
  }

  /** Token ids of a text, no special tokens around it. */
  of(text: string): Int32Array {
    return Int32Array.from(this.#byWords(text) ?? this.#tokenizer.encode(text, { add_special_tokens: false }).ids)
  }

  /** Null where words are not all that counts: no step splits, or an added token is in the text. */
  #byWords(text: string): number[] | null {
    const { normalizer, model } = this.#tokenizer
    if (model === null || this.#split.length === 0 || this.#added?.test(text) === true) return null
    const normal = normalizer === null ? text : normalizer.normalize(text)
    if (normal !== text && this.#added?.test(normal) === true) return null
    const ids: number[] = []
    if (normal === '') return ids
    for (const word of through(this.#split, normal)) for (const id of this.#idsOf(word)) ids.push(id)
    return ids
  }

  #idsOf(word: string): readonly number[] {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    const { model } = this.#tokenizer
    if (model === null) return []
    const ids = model(through(this.#perWord, word)).map((token) => model.tokens_to_ids.get(token) ?? model.unk_token_id ?? 0)
    if (word.length > LONGEST_WORD) return ids
    if (this.#words.size >= WORDS_KEPT) this.#words.clear()
    this.#words.set(copied(word), ids)
    return ids
  }
}

/** A pre-tokenizer as a flat list of steps. Each acts on every piece of text by itself. */
function stepsOf(step: PreTokenizer | null): PreTokenizer[] {
  if (step === null) return []
  return step instanceof SequencePreTokenizer ? step.tokenizers.flatMap(stepsOf) : [step]
}

function through(steps: readonly PreTokenizer[], text: string): string[] {
  let pieces = [text]
  for (const step of steps) {
    const [only] = pieces
    pieces = pieces.length === 1 && only !== undefined ? step.pre_tokenize_text(only, firstSection) : pieces.flatMap((piece) => step.pre_tokenize_text(piece, firstSection))
  }
  return pieces
}

/** Without added tokens a text is one section. */
const firstSection = { section_index: 0 }

/** Finds any of the tokens in a text, as they are written or normalised; null where there are none. */
function anyOf(tokens: readonly string[], { normalizer }: Tokenizer): RegExp | null {
  const forms = new Set(tokens.flatMap((token) => [token, normalizer?.normalize(token) ?? '']).filter((form) => form !== ''))
  return forms.size === 0 ? null : new RegExp([...forms].map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'))
}

/** A word cut out of a text holds on to the whole text in V8; this one stands by itself. */
const copied = (word: string) => Array.from(word).join('')
