import { expect, test } from 'vitest'
import { Safetensors } from './safetensors.ts'
import { writeSafetensors } from './write-safetensors.ts'

test('what is written is read again, and starts at a multiple of eight', () => {
  const bytes = writeSafetensors([{ name: 'a.weight', shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, -6.5) }, { name: 'a.bias', shape: [1], data: Float32Array.of(NaN) }], { made: 'héré' })
  expect(Number(new DataView(bytes.buffer).getBigUint64(0, true)) % 8).toBe(0)
  const file = new Safetensors(bytes, 'head.safetensors')
  expect(file.tensor('a.weight')).toEqual({ shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, -6.5) })
  expect([...file.tensor('a.bias').data]).toEqual([NaN])
})

test('a shape of other numbers, or a name given twice, is refused', () => {
  expect(() => writeSafetensors([{ name: 'x', shape: [2], data: new Float32Array(3) }])).toThrow('“x” of shape [2] was given 3 numbers')
  expect(() => writeSafetensors([{ name: 'x', shape: [1], data: new Float32Array(1) }, { name: 'x', shape: [1], data: new Float32Array(1) }])).toThrow('Two tensors are called “x”')
})
