import { describe, expect, test } from 'vitest'
import { Safetensors } from './safetensors.ts'

function file(header: string, data: readonly number[], length = new TextEncoder().encode(header).length): Uint8Array {
  const json = new TextEncoder().encode(header)
  const bytes = new Uint8Array(8 + json.length + data.length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true)
  bytes.set(json, 8)
  bytes.set(data, 8 + json.length)
  return bytes
}
const one = (dtype: string, data: readonly number[], shape = [data.length / (dtype === 'F32' ? 4 : 2)]) =>
  new Safetensors(file(JSON.stringify({ __metadata__: { format: 'pt' }, x: { dtype, shape, data_offsets: [0, data.length] } }), data), 'm.safetensors').tensor('x').data

describe('dtypes', () => {
  test('F32, not aligned', () => expect([...one('F32', [0, 0, 128, 63, 0, 0, 0, 192])]).toEqual([1, -2]))
  test('BF16', () => expect([...one('BF16', [128, 63, 0, 192])]).toEqual([1, -2]))
  test('F16, with subnormal and infinite', () => expect([...one('F16', [0, 60, 0, 192, 1, 0, 0, 124])]).toEqual([1, -2, 2 ** -24, Infinity]))
  test('others are refused', () => expect(() => one('I64', [0, 0])).toThrow(/"x" is I64; supported are F32, F16 and BF16/))
  test('nor does the prototype name one', () => expect(() => one('constructor', [0, 0])).toThrow(/is constructor; supported/))
})

describe('hostile files', () => {
  test('a header longer than the file', () => expect(() => new Safetensors(file('{}', [], 2 ** 40), 'a')).toThrow(/a is not a safetensors file/))
  test('a few bytes', () => expect(() => new Safetensors(new Uint8Array(3), 'a')).toThrow(/not a safetensors file/))
  test('a header that is not JSON', () => expect(() => new Safetensors(file('{{', []), 'a')).toThrow(/a, header is not JSON/))
  test.each([
    ['offsets past the end', [4], [0, 16]],
    ['offsets that do not match the shape', [1], [0, 8]],
    ['negative sizes', [-1, -1], [0, 4]],
    ['a start after the end', [1], [8, 4]],
    ['sizes that overflow', [2 ** 31, 2 ** 31, 2 ** 31], [0, 8]],
  ])('%s', (_, shape, offsets) => {
    const weights = new Safetensors(file(JSON.stringify({ x: { dtype: 'F32', shape, data_offsets: offsets } }), [0, 0, 0, 0, 0, 0, 0, 0]), 'a')
    expect(() => weights.tensor('x')).toThrow(/does not match its bytes/)
  })
  test('a tensor that is not there', () => expect(() => new Safetensors(file('{"y":{}}', []), 'a').tensor('toString')).toThrow(/a has no tensor "toString"; it has y/))
})
