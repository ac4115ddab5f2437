import { describe, expect, test } from 'vitest'
import { graphsIn } from './graphs.ts'
import { maxLengthOf } from './max-length.ts'

const paths = (...names: readonly string[]) => graphsIn(new Map(names.map((name) => [name, 1]))).map(({ dtype, path, external }) => [dtype, path, ...external].join(' '))

describe('graphs', () => {
  test('are named by dtype, the preferred of each', () => {
    expect(paths('onnx/model_uint8.onnx', 'onnx/model_int8.onnx', 'onnx/model_bnb4.onnx', 'onnx/model_q4.onnx', 'onnx/model_fp16.onnx', 'onnx/model_q4f16.onnx')).toEqual([
      'fp16 onnx/model_fp16.onnx',
      'q8 onnx/model_int8.onnx',
      'q4 onnx/model_q4.onnx',
    ])
  })
  test('in onnx/ go before those at the top', () => expect(paths('model.onnx', 'onnx/model.onnx')).toEqual(['fp32 onnx/model.onnx']))
  test('at the top will do', () => expect(paths('model.onnx')).toEqual(['fp32 model.onnx']))
  test('of sentence-transformers for a processor are int8', () => expect(paths('onnx/model_qint8_avx512.onnx', 'onnx/model_O4.onnx')).toEqual(['q8 onnx/model_qint8_avx512.onnx']))
  test('own the weights beside them, and no others', () => {
    expect(paths('onnx/model.onnx', 'onnx/model.onnx_data', 'onnx/model.onnx_data_1', 'onnx/model_fp16.onnx_data', 'onnx/model.onnx.md')).toEqual(['fp32 onnx/model.onnx onnx/model.onnx_data onnx/model.onnx_data_1'])
  })
})

describe('the longest input', () => {
  const length = (config: object, tokenizerConfig: object = {}, sentenceConfig: object = {}) =>
    maxLengthOf({ config: config as Record<string, unknown>, tokenizerConfig: tokenizerConfig as Record<string, unknown>, sentenceConfig: sentenceConfig as Record<string, unknown> })
  test('is the smallest that a file names', () => expect(length({ max_position_embeddings: 512 }, { model_max_length: 256 }, { max_seq_length: 128 })).toBe(128))
  test('no limit in Python is none here', () => expect(length({ max_position_embeddings: 8192 }, { model_max_length: 1e30 })).toBe(8192))
  test('RoBERTa’s table has two rows that no token can use', () => {
    expect(length({ model_type: 'roberta', max_position_embeddings: 514, pad_token_id: 1 })).toBe(512)
    expect(length({ model_type: 'xlm-roberta', max_position_embeddings: 8194 }, { model_max_length: 8192 })).toBe(8192)
    expect(length({ model_type: 'bert', max_position_embeddings: 512, pad_token_id: 0 })).toBe(512)
  })
  test('is 512 where nothing says', () => expect(length({}, { model_max_length: -1 })).toBe(512))
})
