/**
 * Texts to token ids, and ids to a model's input, as Python's `tokenizers` makes them. A query and a passage are
 * tokenized once, apart; a pair is assembled from ids here, because transformers.js cuts the assembled pair at its end
 * and so loses the final separator of every pair that is too long.
 */
import { Tokenizer } from '@huggingface/tokenizers'
import { ModelError, type ModelFiles } from './model.ts'
import { isObject, numberIn, objectIn, parseObject, stringIn, type JsonObject } from './json.ts'
import { asInPython } from './normalizers.ts'
import { splitAsInPython } from './pre-tokenizers.ts'
import { assemble, pairTemplate, specialCount, type PairTemplate } from './pair-template.ts'

export interface EncodedPair {
  readonly inputIds: Int32Array
  readonly tokenTypeIds: Int32Array
  /** How many of the passage's tokens the model gets to see. */
  readonly passageRead: number
}

export class ModelTokenizer {
  /** Fills up shorter rows of a batch. Masked, but RoBERTa's positions are counted from it, so it has to be right. */
  readonly padId: number
  #tokenizer: Tokenizer
  #template: PairTemplate
  #keepEnd: boolean

  private constructor(json: JsonObject, config: JsonObject) {
    // Only tokenizer.json counts, as in Python's `tokenizers`: what tokenizer_config.json says of spaces and accents was for slow ones.
    const parts = { added_tokens: [], normalizer: null, decoder: null, ...json, pre_tokenizer: splitAsInPython(json.pre_tokenizer ?? null), post_processor: null }
    this.#tokenizer = new Tokenizer(parts, {})
    this.#tokenizer.normalizer = asInPython(this.#tokenizer.normalizer)
    this.#template = pairTemplate(json.post_processor)
    this.#keepEnd = config.truncation_side === 'left'
    this.padId = padId(this.#tokenizer, json, config)
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
    return Int32Array.from(this.#tokenizer.encode(text, { add_special_tokens: false }).ids)
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
   * A query and a passage with their special tokens, cut to `maxLength` tokens in all: the passage is cut, the query
   * is not (`only_second`). Where the query alone fills the room, Python's `only_second` refuses the pair; then both
   * are cut as its `longest_first` does, each to half of the room, or what the shorter one leaves.
   * Throws RangeError where `maxLength` leaves no room for a token of each.
   */
  pair(queryIds: Int32Array, passageIds: Int32Array, maxLength: number): EncodedPair {
    const room = this.#room('pair', maxLength, 2)
    const [queryLength, passageLength] = shares(queryIds.length, passageIds.length, room)
    const encoded = assemble(this.#template.pair, this.#cut(queryIds, queryLength), this.#cut(passageIds, passageLength))
    return { ...encoded, passageRead: passageLength }
  }

  #room(template: 'single' | 'pair', maxLength: number, least: number): number {
    const room = maxLength - specialCount(this.#template[template])
    if (room < least) throw new RangeError(`A maximum length of ${maxLength} tokens leaves no room beside ${maxLength - room} special tokens; use at least ${maxLength - room + least}`)
    return room
  }

  #cut(ids: Int32Array, length: number): Int32Array {
    if (ids.length <= length) return ids
    return this.#keepEnd ? ids.subarray(ids.length - length) : ids.subarray(0, length)
  }
}

function shares(query: number, passage: number, room: number): [query: number, passage: number] {
  if (query + passage <= room) return [query, passage]
  if (query < room) return [query, room - query]
  const half = Math.floor(room / 2)
  if (passage <= half) return [room - passage, passage]
  return query > passage ? [room - half, half] : [half, room - half]
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
