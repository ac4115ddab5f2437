import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHalf, toHalf } from '../columns/half.ts'
import { bytesField, concatenated, integerField, varint } from './encode.ts'
import { OnnxError } from './error.ts'
import { exposeTensor } from './expose.ts'
import { openGraph } from './graph.ts'
import { findHead } from './head.ts'
import { patchHead } from './patch-head.ts'
import { readHead } from './read-head.ts'
import { spliced } from './splice.ts'
import { externalise } from './testing/externalise.ts'
import { model, tensor } from './testing/build.ts'
import { fields, integers, text } from './wire.ts'

const nodes = [
  { operator: 'Cast', inputs: ['x'], output: 'c', attributes: { to: 1 } },
  { operator: 'Gemm', inputs: ['c', 'w', 'b'], output: 'h', attributes: { transB: 1, alpha: { float: 1 } } },
  { operator: 'Tanh', inputs: ['h'], output: 'a' },
  { operator: 'MatMul', inputs: ['a', 'v'], output: 'p' },
  { operator: 'Add', inputs: ['p', 'd'], output: 'y' },
]
const weights = [tensor('w', [3, 4], Array.from({ length: 12 }, (_, i) => i / 8)), tensor('b', [3], [1, 2, 3]), tensor('v', [3, 1], [1, -1, 2]), tensor('d', [1], [5])]
const graph = model(nodes, weights)

describe('the wire format', () => {
  test('is walked field by field', () => {
    const bytes = concatenated([integerField(1, 300), bytesField(2, 'né'), Uint8Array.of(3 * 8 + 5, 0, 0, 128, 63), Uint8Array.of(4 * 8 + 1, 1, 2, 3, 4, 5, 6, 7, 8)])
    const found = [...fields(bytes)]
    expect(found.map(({ number, wire, value, from, to }) => [number, wire, value, to - from])).toEqual([[1, 0, 300, 2], [2, 2, 0, 3], [3, 5, 0, 4], [4, 1, 0, 8]])
    expect(found[1] && text(bytes, found[1])).toBe('né')
  })
  test('varints come back as they went, negative ones too', () => {
    fc.assert(fc.property(fc.maxSafeNat(), (value) => [...fields(integerField(5, value))][0]?.value === value))
    const negative = (value: bigint) => concatenated([Uint8Array.of(8), Uint8Array.from({ length: 10 }, (_, i) => Number((BigInt.asUintN(64, value) >> BigInt(7 * i)) & 127n) | (i < 9 ? 128 : 0))])
    fc.assert(fc.property(fc.integer({ min: -(2 ** 31), max: -1 }), (value) => [...fields(negative(BigInt(value)))][0]?.value === value))
  })
  test('repeated numbers are read packed or single', () => {
    const [packed, single] = [...fields(concatenated([bytesField(1, concatenated([1, 300, 7].map(varint))), integerField(1, 9)]))]
    expect([packed, single].map((field) => field && integers(concatenated([bytesField(1, concatenated([1, 300, 7].map(varint))), integerField(1, 9)]), field))).toEqual([[1, 300, 7], [9]])
  })
  test.each([
    ['a length beyond the end', Uint8Array.of(0x3a, 0x7f, 0)],
    ['a length of 2^64 - 1', Uint8Array.of(0x3a, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1)],
    ['a varint without end', Uint8Array.of(0x38, ...Array<number>(12).fill(255))],
    ['a group', Uint8Array.of(0x3b, 0x3c)],
    ['field number 0', Uint8Array.of(0x00, 0x00)],
    ['nothing', new Uint8Array()],
    ['a Git LFS pointer', new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 90964')],
  ])('%s is no ONNX model', (_, bytes) => {
    expect(() => findHead({ graph: bytes })).toThrow(/^This is not an ONNX model \(.*Git LFS pointer; fetch it again\.$/)
  })
})

describe('binary16', () => {
  test('every number comes back', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromHalf(bits)
      if (!Number.isNaN(value) && toHalf(value) !== bits) throw new Error(`${bits} is ${value} and comes back as ${toHalf(value)}`)
    }
  })
  test('the nearest is taken, of two the even one', () => {
    expect([1 + 2 ** -11, 1 + 3 * 2 ** -11, 2 ** -25, 3 * 2 ** -25, 65519, 65520, -0, 0.1].map((value) => fromHalf(toHalf(value)))).toEqual([1, 1 + 2 ** -9, 0, 2 ** -23, 65504, Infinity, -0, 0.0999755859375])
    fc.assert(fc.property(fc.double({ min: -65504, max: 65504, noNaN: true }), (value) => Math.abs(fromHalf(toHalf(value)) - value) <= Math.max(Math.abs(value) * 2 ** -11, 2 ** -25)))
  })
})

describe('splices', () => {
  test('replace, insert and drop', () => {
    const put = (from: number, to: number, ...bytes: number[]) => ({ from, to, bytes: Uint8Array.from(bytes) })
    expect([...spliced(Uint8Array.of(1, 2, 3, 4), [put(4, 4, 9), put(0, 1), put(2, 3, 7, 8)])]).toEqual([2, 7, 8, 4, 9])
    expect(() => spliced(Uint8Array.of(1, 2, 3), [put(0, 2), put(1, 3)])).toThrow('Two changes meet at byte 1')
  })
})

describe('a tensor becomes an output', () => {
  test('by a second graph at the end, once', () => {
    const exposed = exposeTensor(graph, 'h')
    expect([...exposed.subarray(0, graph.length)]).toEqual([...graph])
    expect([...exposed.subarray(graph.length)]).toEqual([0x3a, 5, 0x62, 3, 0x0a, 1, 'h'.charCodeAt(0)])
    expect(openGraph({ graph: exposed }).outputs).toEqual(['y', 'h'])
    expect(exposeTensor(exposed, 'h')).toBe(exposed)
    expect(findHead({ graph: exposed })).toMatchObject({ output: 'y', input: 'c' })
  })
  test('that no node makes is refused', () => expect(() => exposeTensor(graph, 'nothing')).toThrow('No node of the graph makes "nothing"'))
})

test('a graph in memory that realms share is read and patched like any other', () => {
  const shared = new Uint8Array(new SharedArrayBuffer(graph.length))
  shared.set(graph)
  const layers = readHead({ graph: shared })
  expect(layers).toEqual(readHead({ graph }))
  expect([...patchHead({ graph: shared }, layers).graph]).toEqual([...graph])
})

describe('damaged files', () => {
  const files = [{ graph }, externalise(graph, 'weights')]
  const attempts = (file: { graph: Uint8Array; external?: Map<string, Uint8Array> }) => [
    () => exposeTensor(file.graph, findHead(file).input),
    () => patchHead(file, readHead({ graph })),
    () => patchHead(file, readHead(file)),
  ]
  test('give the typed error or a head, never another error, and soon', () => {
    const damage = fc.array(fc.record({ at: fc.nat({ max: graph.length * 2 }), byte: fc.nat({ max: 255 }) }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...files), damage, fc.option(fc.nat({ max: graph.length * 2 })), (file, changes, length) => {
        const bytes = file.graph.slice(0, length ?? file.graph.length)
        for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte
        for (const attempt of attempts({ ...file, graph: bytes })) {
          try {
            attempt()
          } catch (error) {
            if (!(error instanceof OnnxError)) throw error
          }
        }
      }),
      { numRuns: 3000, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: false },
    )
  }, 60_000)
  test('noise is no model', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        findHead({ graph: bytes })
        return false
      } catch (error) {
        return error instanceof OnnxError
      }
    }))
  })
})
