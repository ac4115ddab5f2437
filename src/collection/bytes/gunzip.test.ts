import { gzipSync as zip } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource } from './byte-source.ts'
import { plainBytes } from './plain-bytes.ts'

const text = (lines: number) => Array.from({ length: lines }, (_, i) => `line ${i} ${((i * 2654435761) >>> 0).toString(36)}\n`).join('')
const bytesOf = (string: string) => new TextEncoder().encode(string)

async function unpack(bytes: Uint8Array, chunk = 1 << 18): Promise<{ text: string; damage: string | undefined }> {
  const source = {
    ...bytesSource('file', bytes),
    async *stream() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
    },
  }
  const plain = plainBytes(source)
  const chunks: Uint8Array[] = []
  for await (const piece of plain.chunks()) chunks.push(piece.slice())
  return { text: Buffer.concat(chunks).toString(), damage: plain.damage }
}

describe('plainBytes', { timeout: 60_000 }, () => {
  it('unpacks a gzip file in chunks of any size', async () => {
    const whole = text(20_000)
    const packed = zip(whole)
    for (const chunk of [1 << 18, 1000, 7]) expect(await unpack(packed, chunk)).toEqual({ text: whole, damage: undefined })
    expect(await unpack(zip('')), 'an empty file').toEqual({ text: '', damage: undefined })
  })

  it('unpacks several members one after another', async () => {
    const members = [text(10), '', text(5000), 'end\n']
    const packed = Buffer.concat(members.map((member) => zip(member)))
    for (const chunk of [1 << 18, 11, 1]) expect(await unpack(packed, chunk)).toEqual({ text: members.join(''), damage: undefined })
  })

  it('gives everything before a cut, and says so', async () => {
    const whole = text(20_000)
    const packed = zip(whole)
    const half = await unpack(packed.subarray(0, packed.length >> 1))
    expect(whole.startsWith(half.text)).toBe(true)
    expect(half.text.length).toBeGreaterThan(whole.length * 0.45)
    expect(half.damage).toMatch(/cut or damaged/)
    for (const cut of [1, 4, 8]) {
      const read = await unpack(packed.subarray(0, packed.length - cut))
      expect(read.text).toBe(whole)
      expect(read.damage).toMatch(/ends early/)
    }
  })

  it('gives every byte before a flipped one, whatever it breaks', async () => {
    const whole = text(3000)
    const packed = zip(whole)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 400, max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = Uint8Array.from(packed)
        flipped[at] = (flipped[at] as number) ^ mask
        const kept = await unpack(packed.subarray(0, at))
        const read = await unpack(flipped)
        // The last bits of the stream only fill its last byte: changing them damages nothing.
        if (read.damage === undefined) expect(read.text).toBe(whole)
        expect(read.text.slice(0, kept.text.length)).toBe(kept.text)
      }),
      { numRuns: 40 },
    )
  })

  it('notices a wrong checksum in the first of two members', async () => {
    const first = zip(text(10))
    first[first.length - 6] = (first[first.length - 6] as number) ^ 1
    const read = await unpack(Buffer.concat([first, zip('second\n')]))
    expect(read.text).toBe(text(10) + 'second\n')
    expect(read.damage).toMatch(/checksum/)
  })

  it('keeps the members before bytes that are not gzip', async () => {
    const read = await unpack(Buffer.concat([zip(text(10)), bytesOf('not gzip')]))
    expect(read).toEqual({ text: text(10), damage: 'The file is gzip, and after its end come bytes that are not gzip; they are ignored.' })
  })

  it('leaves out a byte order mark, also across chunks, and nothing else', async () => {
    for (const chunk of [1 << 18, 1, 2]) {
      expect((await unpack(bytesOf('\uFEFFabc'), chunk)).text).toBe('abc')
      expect((await unpack(bytesOf('\uFEFF\uFEFFabc'), chunk)).text).toBe('\uFEFFabc')
      expect((await unpack(Uint8Array.of(0xef, 0xbb), chunk)).text).toBe('\uFFFD')
      expect((await unpack(bytesOf(''), chunk)).text).toBe('')
    }
  })

  it('says where reading stopped when the disk fails', async () => {
    const plain = plainBytes({
      name: 'file',
      size: 10,
      async *stream() {
        yield bytesOf('abc\n')
        throw new Error('The file was changed')
      },
    })
    const chunks: Uint8Array[] = []
    for await (const chunk of plain.chunks()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('abc\n')
    expect(plain.damage).toMatch(/Reading stopped after 4 bytes: The file was changed/)
  })
})
