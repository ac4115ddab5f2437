import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { textMember, writeZip, type ZipMember } from './zip.ts'

async function* of(...members: ZipMember[]): AsyncGenerator<ZipMember> {
  yield* members
}

test('graphs are handed on as they are, texts get smaller, and a reader finds both', async () => {
  const graph = Uint8Array.from({ length: 5000 }, (_, at) => at % 7)
  const pieces: Uint8Array[] = []
  await writeZip('m', of({ path: 'onnx/model.onnx', bytes: graph }, textMember('README.md', 'text '.repeat(1000))), Date.UTC(2026, 0, 2), (piece) => pieces.push(piece))
  expect(pieces).toContain(graph)
  expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(5600)
  const files = unzipSync(new Uint8Array(Buffer.concat(pieces)))
  expect(files['m/onnx/model.onnx']).toEqual(graph)
  expect(strFromU8(files['m/README.md'] ?? new Uint8Array())).toBe('text '.repeat(1000))
})

test('what fails while it is made fails the zip', async () => {
  async function* broken(): AsyncGenerator<ZipMember> {
    yield textMember('a', 'a')
    throw new Error('the graph cannot be read')
  }
  await expect(writeZip('m', broken(), Date.UTC(2026, 0, 2), () => undefined)).rejects.toThrow('the graph cannot be read')
})
