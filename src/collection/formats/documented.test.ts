import { gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesSource, textSource } from '../bytes/byte-source.ts'
import { readFile } from '../read-file.ts'
import { countsOf, expectedOf } from './testing/counts.ts'
import { formats } from './registry.ts'
import { documented } from './testing/documented.ts'
import { written } from './testing/written.ts'

const named = documented.map((sample) => [`${sample.format}: ${sample.from}`, sample] as const)

describe('files in the shape that their documentation gives', () => {
  it.each(named)('%s', async (_, sample) => {
    const read = await readFile(textSource('photo.jpeg', sample.text))
    expect(read.sniffed?.format.name).toBe(sample.format)
    expect(read.findings.refused).toEqual([])
    expect(countsOf(read.draft)).toEqual(expectedOf(sample))
  })

  it.each(named)('%s: the same with a byte order mark, CRLF and gzip', async (_, sample) => {
    const crlf = sample.text.replace(/\r?\n/g, '\r\n')
    const read = await readFile(bytesSource('photo.jpeg', gzipSync(new TextEncoder().encode(`\uFEFF${crlf}`))))
    expect(read.sniffed?.format.name).toBe(sample.format)
    expect(countsOf(read.draft)).toEqual(expectedOf(sample))
  })
})

it('every format has a sample that a tool wrote or its documentation gives', () => {
  const sampled = new Set([...documented, ...written].map(({ format }) => format))
  // Logits are what `npm run bench` writes: nobody else's.
  expect(formats.map(({ name }) => name).filter((name) => !sampled.has(name))).toEqual(['Logits'])
})
