/**
 * Where special tokens and segment ids go around a text or a pair: tokenizer.json's post_processor as a flat list of
 * pieces. The meaning is that of Python's `tokenizers` (TemplateProcessing, BertProcessing, RobertaProcessing).
 */
import { ModelError } from './model.ts'
import { arrayIn, isObject, numberIn, objectIn, stringIn, type JsonObject } from './json.ts'

/** Special tokens to insert, or the place of the first (A) or second (B) text. */
export type Piece = { readonly ids: readonly number[]; readonly type: number } | { readonly text: 'A' | 'B'; readonly type: number }

export interface PairTemplate {
  readonly single: readonly Piece[]
  readonly pair: readonly Piece[]
}

/** Without a post_processor two texts are simply joined; the second has segment id 1. */
const bare: PairTemplate = { single: [{ text: 'A', type: 0 }], pair: [{ text: 'A', type: 0 }, { text: 'B', type: 1 }] }

/** Reads tokenizer.json's `post_processor`. Throws ModelError for a kind that is not known. */
export function pairTemplate(processor: unknown): PairTemplate {
  if (!isObject(processor)) return bare
  switch (processor.type) {
    case 'TemplateProcessing':
      return { single: templatePieces(processor, 'single'), pair: templatePieces(processor, 'pair') }
    case 'BertProcessing':
    case 'RobertaProcessing':
      return classicTemplate(processor)
    case 'ByteLevel': // moves offsets only
      return bare
    case 'Sequence': {
      const templates = arrayIn(processor.processors).map(pairTemplate).filter((template) => template !== bare)
      if (templates.length > 1) throw new ModelError('tokenizer.json: post_processor holds several templates in sequence, which is not supported')
      return templates[0] ?? bare
    }
    default:
      throw new ModelError(`tokenizer.json: post_processor of type ${String(processor.type)} is not supported`)
  }
}

function templatePieces(processor: JsonObject, which: 'single' | 'pair'): Piece[] {
  const specials = objectIn(processor.special_tokens)
  return arrayIn(processor[which]).map((entry): Piece => {
    const { Sequence, SpecialToken } = objectIn(entry)
    if (isObject(Sequence)) return { text: Sequence.id === 'B' ? 'B' : 'A', type: numberIn(Sequence.type_id) ?? 0 }
    const name = stringIn(objectIn(SpecialToken).id) ?? ''
    const ids = arrayIn(objectIn(specials[name]).ids).filter((id) => typeof id === 'number')
    if (ids.length === 0) throw new ModelError(`tokenizer.json: post_processor.${which} names the special token "${name}" without giving its id`)
    return { ids, type: numberIn(objectIn(SpecialToken).type_id) ?? 0 }
  })
}

/** BERT: [CLS] A [SEP] B [SEP] with segments 0 and 1. RoBERTa: <s> A </s></s> B </s>, all of segment 0. */
function classicTemplate(processor: JsonObject): PairTemplate {
  const [sep, cls] = [specialId(processor, 'sep'), specialId(processor, 'cls')]
  const roberta = processor.type === 'RobertaProcessing'
  const single: Piece[] = [{ ids: [cls], type: 0 }, { text: 'A', type: 0 }, { ids: [sep], type: 0 }]
  const type = roberta ? 0 : 1
  const second: Piece[] = [{ text: 'B', type }, { ids: [sep], type }]
  return { single, pair: [...single, ...(roberta ? [{ ids: [sep], type }] : []), ...second] }
}

function specialId(processor: JsonObject, which: 'sep' | 'cls'): number {
  const id = numberIn(arrayIn(processor[which])[1])
  if (id === undefined) throw new ModelError(`tokenizer.json: post_processor.${which} should be [token, id]`)
  return id
}

/** How many special tokens a template adds. */
export const specialCount = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + ('ids' in piece ? piece.ids.length : 0), 0)

/** Ids and segment ids of a text, or of a pair, in its template. */
export function assemble(pieces: readonly Piece[], a: Int32Array, b: Int32Array): { inputIds: Int32Array; tokenTypeIds: Int32Array } {
  const parts = pieces.map((piece) => ('ids' in piece ? piece.ids : piece.text === 'A' ? a : b))
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const [inputIds, tokenTypeIds] = [new Int32Array(length), new Int32Array(length)]
  let at = 0
  parts.forEach((part, i) => {
    inputIds.set(part, at)
    tokenTypeIds.fill(pieces[i]?.type ?? 0, at, (at += part.length))
  })
  return { inputIds, tokenTypeIds }
}
