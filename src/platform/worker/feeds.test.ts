import { Tensor } from 'onnxruntime-web'
import { expect, test } from 'vitest'
import { padded } from '../../scoring/padded.ts'
import { feedsFor } from './feeds.ts'
import { halfToFloat } from './float-tensor.ts'

const row = (...ids: number[]) => ({ inputIds: Int32Array.from(ids), tokenTypeIds: new Int32Array(ids.length) })
const batch = padded([row(11, 12, 13), row(21)], 0)
const input = (name: string, type: Tensor.Type = 'int64') => ({ name, isTensor: true, type, shape: [] }) as const
const idsOf = (tensor: Tensor | undefined) => Array.from((tensor?.data ?? []) as ArrayLike<bigint>)

test('feeds what the graph names, as 64-bit integers', () => {
  const feeds = feedsFor({ Tensor }, [input('input_ids'), input('attention_mask')], batch)
  expect(Object.keys(feeds)).toEqual(['input_ids', 'attention_mask'])
  expect(feeds['input_ids']?.dims).toEqual([2, 3])
  expect(idsOf(feeds['input_ids'])).toEqual([11n, 12n, 13n, 21n, 0n, 0n])
})

test('a static embedding gets flat ids and where each text starts, without padding', () => {
  const feeds = feedsFor({ Tensor }, [input('input_ids'), input('offsets')], batch)
  expect(idsOf(feeds['input_ids'])).toEqual([11n, 12n, 13n, 21n])
  expect(idsOf(feeds['offsets'])).toEqual([0n, 3n])
})

test('a graph that wants 32-bit integers gets them, and one that wants an image is refused', () => {
  expect(feedsFor({ Tensor }, [input('input_ids', 'int32')], batch)['input_ids']?.type).toBe('int32')
  expect(() => feedsFor({ Tensor }, [input('pixel_values', 'float32')], batch)).toThrow('pixel_values')
})

test('float16 bits become numbers', () => {
  expect([0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000, 0x7c00, 0x3555].map(halfToFloat)).toEqual([1, -2, 2 ** -24, 65504, -0, Infinity, 0.333251953125])
  expect(halfToFloat(0x7e00)).toBeNaN()
})
