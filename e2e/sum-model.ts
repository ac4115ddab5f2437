/**
 * A model folder of two kilobytes that the app loads like any other: a graph whose logit is the sum of a pair's token
 * ids, and a tokenizer to which word number n is token n + 4. So a score is known without running anything, and what
 * a large job takes is the program's part of it.
 */
import { bytesField, concatenated, integerField } from '../src/onnx/encode.ts'
import { ATTRIBUTE, DIMENSION, GRAPH, MODEL, NODE, TYPE, VALUE } from '../src/onnx/schema.ts'

export const WORDS = 500

const [SPECIAL, CLS, SEP] = [4, 2, 3]
const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']

/** Word number n, as it stands in texts. */
export const word = (n: number): string => `w${n % WORDS}`

/** The logit of a pair of texts that are made of `word`s. */
export function logitOf(query: string, passage: string): number {
  const sum = (text: string) => text.split(' ').reduce((total, each) => total + Number(each.slice(1)) + SPECIAL, 0)
  return CLS + sum(query) + SEP + sum(passage) + SEP
}

/** By path in the folder. */
export function sumModel(): Record<string, Uint8Array | string> {
  return { 'config.json': JSON.stringify({ architectures: ['BertForSequenceClassification'], model_type: 'bert', id2label: { 0: 'LABEL_0' }, max_position_embeddings: 64 }), 'tokenizer.json': JSON.stringify(tokenizer()), 'onnx/model.onnx': graph() }
}

function tokenizer() {
  const at = (id: string, type: number) => ({ SpecialToken: { id, type_id: type } })
  const text = (id: string, type: number) => ({ Sequence: { id, type_id: type } })
  const words = Array.from({ length: WORDS }, (_, n) => word(n))
  return {
    version: '1.0',
    added_tokens: special.map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [at('[CLS]', 0), text('A', 0), at('[SEP]', 0)],
      pair: [at('[CLS]', 0), text('A', 0), at('[SEP]', 0), text('B', 1), at('[SEP]', 1)],
      special_tokens: { '[CLS]': { id: '[CLS]', ids: [CLS], tokens: ['[CLS]'] }, '[SEP]': { id: '[SEP]', ids: [SEP], tokens: ['[SEP]'] } },
    },
    decoder: null,
    model: { type: 'WordLevel', unk_token: '[UNK]', vocab: Object.fromEntries([...special, ...words].map((token, id) => [token, id])) },
  }
}

/** logits [pairs, 1] = sum over the row of ids × mask, padding being 0. */
function graph(): Uint8Array {
  const inGraph = concatenated([
    bytesField(GRAPH.node, node('Cast', ['input_ids'], 'ids', attribute('to', 2, integerField(ATTRIBUTE.int, TYPE.float)))),
    bytesField(GRAPH.node, node('ReduceSum', ['ids'], 'logits', attribute('axes', 7, integerField(ATTRIBUTE.ints, 1)))),
    bytesField(2, 'sum'),
    bytesField(GRAPH.input, value('input_ids', TYPE.int64, 'length')),
    bytesField(GRAPH.output, value('logits', TYPE.float, 1)),
  ])
  // The last opset in which ReduceSum's axes are an attribute.
  return concatenated([integerField(1, 7), bytesField(MODEL.graph, inGraph), bytesField(8, integerField(2, 12))])
}

const node = (operator: string, inputs: readonly string[], output: string, ...attributes: readonly Uint8Array[]) =>
  concatenated([...inputs.map((input) => bytesField(NODE.input, input)), bytesField(NODE.output, output), bytesField(NODE.operator, operator), ...attributes.map((each) => bytesField(NODE.attribute, each))])

/** `type` is AttributeProto's: 2 an integer, 7 several. */
const attribute = (name: string, type: number, of: Uint8Array) => concatenated([bytesField(ATTRIBUTE.name, name), of, Uint8Array.of(0xa0, 0x01, type)])

function value(name: string, type: number, width: string | number): Uint8Array {
  const dims = ['pairs', width].map((dim) => bytesField(1, typeof dim === 'string' ? bytesField(DIMENSION.name, dim) : integerField(DIMENSION.size, dim)))
  return concatenated([bytesField(VALUE.name, name), bytesField(VALUE.type, bytesField(1, integerField(1, type), bytesField(2, concatenated(dims))))])
}
