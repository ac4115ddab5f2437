/**
 * Texts to token ids, and ids to a model's input, as Python's `tokenizers` makes them. A query and a passage are
 * tokenized once, apart; a pair is assembled from ids here, because transformers.js cuts the assembled pair at its end
 * and so loses the final separator of every pair that is too long.
 */
import { Tokenizer } from '@huggingface/tokenizers'
import { ModelError, type ModelFiles } from './model.ts'
import { arrayIn, isObject, numberIn, objectIn, parseObject, stringIn, type JsonObject } from './json.ts'
import { asInPython } from './normalizers.ts'
import { splitAsInPython } from './pre-tokenizers.ts'
import { shares, windowStarts } from './pair-cut.ts'
import { assemble, pairTemplate, specialCount, type PairTemplate } from './pair-template.ts'
import { TextIds } from './text-ids.ts'

export interface EncodedPair {
  readonly inputIds: Int32Array
  readonly tokenTypeIds: Int32Array
  /** How many of the passage's tokens are in it. */
  readonly passageRead: number
}

export class ModelTokenizer {
  /** Fills up shorter rows of a batch. Masked, but RoBERTa's positions are counted from it, so it has to be right. */
  readonly padId: number
  /** What is too long is cut at its beginning (`truncation_side` left). */
  readonly keepsEnd: boolean
  #ids: TextIds
  #template: PairTemplate

  private constructor(json: JsonObject, config: JsonObject) {
    // Only tokenizer.json counts, as in Python's `tokenizers`: what tokenizer_config.json says of spaces and accents was for slow ones.
    const parts = { added_tokens: [], normalizer: null, decoder: null, ...json, pre_tokenizer: splitAsInPython(json.pre_tokenizer ?? null), post_processor: null }
    const tokenizer = new Tokenizer(parts, {})
    tokenizer.normalizer = asInPython(tokenizer.normalizer)
    this.#ids = new TextIds(tokenizer, arrayIn(json.added_tokens).map((token) => stringIn(objectIn(token).content) ?? ''))
    this.#template = pairTemplate(json.post_processor)
    this.keepsEnd = config.truncation_side === 'left'
    this.padId = padId(tokenizer, json, config)
  }

  /** From the bytes of tokenizer.json and, where there is one, tokenizer_config.json. Throws ModelError. */
  static fromFiles(tokenizerJson: Uint8Array, tokenizerConfigJson?: Uint8Array): ModelTokenizer {
    const json = parseObject(tokenizerJson, 'tokenizer.json')
    const config = tokenizerConfigJson === undefined ? {} : parseObject(tokenizerConfigJson, 'tokenizer_config.json')
    if (!isObject(json.model)) throw new ModelError('tokenizer.json has no "model": it is not a tokenizer file')
    try {
      return new ModelTokenizer(json, config)
    } catch (error) {
      if (error instanceof ModelError) throw error
      throw new ModelError(`tokenizer.json cannot be used: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** The tokenizer of a model. Throws ModelError where tokenizer.json is missing or is not one. */
  static async open(files: ModelFiles): Promise<ModelTokenizer> {
    const config = 'tokenizer_config.json'
    const [json, configJson] = await Promise.all([files.read('tokenizer.json'), files.listing.has(config) ? files.read(config) : undefined])
    return ModelTokenizer.fromFiles(json, configJson)
  }

  /** Token ids of a text, no special tokens around it, not truncated. */
  ids(text: string): Int32Array {
    return this.#ids.of(text)
  }

  /** How many tokens `pair` and `single` add. */
  get specialTokens(): { readonly single: number; readonly pair: number } {
    return { single: specialCount(this.#template.single), pair: specialCount(this.#template.pair) }
  }

  /**
   * One text with its special tokens, cut to `maxLength` tokens in all (special ones included).
   * Throws RangeError where `maxLength` leaves no room for a token.
   */
  single(ids: Int32Array, maxLength: number): { readonly inputIds: Int32Array; readonly tokenTypeIds: Int32Array } {
    const room = this.#room('single', maxLength, 1)
    return assemble(this.#template.single, this.#cut(ids, room), new Int32Array())
  }

  /**
   * A query and a passage with their special tokens, cut to `maxLength` tokens in all as `shares` says.
   * Throws RangeError where `maxLength` leaves no room for a token of each.
   */
  pair(queryIds: Int32Array, passageIds: Int32Array, maxLength: number): EncodedPair {
    const [query, passage] = this.shares(queryIds.length, passageIds.length, maxLength)
    const encoded = assemble(this.#template.pair, this.#cut(queryIds, query), this.#cut(passageIds, passage))
    return { ...encoded, passageRead: passage }
  }

  /**
   * A query with each window of a passage, as pairs of their own: see `windowStarts`. The first one is what `pair` gives;
   * where the model cuts at the beginning, windows are counted from the passage's end.
   * Throws RangeError where `maxLength` leaves no room for a token of each.
   */
  windows(queryIds: Int32Array, passageIds: Int32Array, maxLength: number, stride: number): EncodedPair[] {
    const [query, size] = this.shares(queryIds.length, passageIds.length, maxLength)
    const queryRead = this.#cut(queryIds, query)
    return windowStarts(passageIds.length, size, stride).map((from) => {
      const start = this.keepsEnd ? passageIds.length - size - from : from
      return { ...assemble(this.#template.pair, queryRead, passageIds.subarray(start, start + size)), passageRead: size }
    })
  }

  /** Tokens that a pair of these lengths keeps of each. Throws RangeError where `maxLength` leaves no room for a token of each. */
  shares(query: number, passage: number, maxLength: number): [query: number, passage: number] {
    return shares(query, passage, this.#room('pair', maxLength, 2))
  }

  #room(template: 'single' | 'pair', maxLength: number, least: number): number {
    const room = maxLength - specialCount(this.#template[template])
    if (room < least) throw new RangeError(`A maximum length of ${maxLength} tokens leaves no room beside ${maxLength - room} special tokens; use at least ${maxLength - room + least}`)
    return room
  }

  #cut(ids: Int32Array, length: number): Int32Array {
    if (ids.length <= length) return ids
    return this.keepsEnd ? ids.subarray(ids.length - length) : ids.subarray(0, length)
  }
}

/** Python takes the pad token's name from tokenizer_config.json; tokenizer.json's own padding is the next best. */
function padId(tokenizer: Tokenizer, json: JsonObject, config: JsonObject): number {
  const named = stringIn(config.pad_token) ?? stringIn(objectIn(config.pad_token).content)
  const candidates = [named, '[PAD]', '<pad>'].filter((token) => token !== undefined)
  const padding = numberIn(objectIn(json.padding).pad_id)
  if (named === undefined && padding !== undefined) return padding
  for (const token of candidates) {
    const id = tokenizer.token_to_id(token)
    if (id !== undefined) return id
  }
  return padding ?? 0
}
