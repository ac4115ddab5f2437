/**
 * Where @huggingface/tokenizers 0.2.0 splits otherwise than Python's `tokenizers`, said in tokenizer.json's own terms:
 * the package is given another, equivalent `pre_tokenizer`.
 */
import { arrayIn, isObject, type JsonObject } from './json.ts'

/** The same `pre_tokenizer`, with the kinds replaced that differ. */
export function splitAsInPython(config: unknown): unknown {
  if (!isObject(config)) return config
  if (config.type === 'Sequence') return { ...config, pretokenizers: arrayIn(config.pretokenizers).map(splitAsInPython) }
  if (config.type === 'ByteLevel' && config.use_regex !== false) return byteLevel(config)
  if (config.type === 'Metaspace' && config.split !== false) return metaspace(config)
  return config
}

/** GPT-2's split; `\s` is Unicode's White_Space, not JavaScript's, which has U+FEFF in it and lacks U+0085. */
const gpt2 = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

/** The split as a step of its own: the package translates `\s` where a pattern is given, not where it is built in. */
function byteLevel(config: JsonObject): JsonObject {
  const prefix = { type: 'Replace', pattern: { Regex: String.raw`\A(?! )` }, content: ' ' }
  const split = { type: 'Split', pattern: { Regex: gpt2 }, behavior: 'Isolated', invert: false }
  const bytes = { ...config, add_prefix_space: false, use_regex: false }
  return { type: 'Sequence', pretokenizers: [...(config.add_prefix_space === true ? [prefix] : []), split, bytes] }
}

/** Rust splits before each ▁; the package leaves the text whole, which is slow, and lets one word sway the next one's pieces. */
function metaspace(config: JsonObject): JsonObject {
  const mark = typeof config.replacement === 'string' ? config.replacement : '▁'
  const split = { type: 'Split', pattern: { Regex: `(?=${mark.replace(/[^\p{L}\p{N}▁]/gu, String.raw`\$&`)})` }, behavior: 'Isolated', invert: false }
  return { type: 'Sequence', pretokenizers: [config, split] }
}
