import { describe, expect, it } from 'vitest'
import { gzipSync } from 'fflate'
import { bytesSource, textSource } from './bytes/byte-source.ts'
import { formats } from './formats/registry.ts'
import { readFile } from './read-file.ts'
import { samples } from './samples.ts'

describe('samples', () => {
  it.each(samples.map((sample) => [sample.label, sample] as const))('%s is read by the reader it names, without a word of refusal', async (label, sample) => {
    const read = await readFile(textSource(`sample.${sample.extension}`, sample.text))
    expect(read.sniffed?.format.name).toBe(label)
    expect(read.findings.refused).toEqual([])
    expect(read.rows).toBeGreaterThan(0)
    const { queries, passages, lists, judgements } = read.draft
    expect(queries.length + passages.length + lists.length + judgements.length).toBeGreaterThan(0)
  })

  it('has one for every format that is read', () => {
    expect(samples.map(({ label }) => label).sort()).toEqual(formats.map(({ name }) => name).sort())
  })

  it.each(samples.map((sample) => [sample.label, sample] as const))('%s says the same under a wrong name, gzipped, with a byte order mark and CRLF', async (_, sample) => {
    const plain = await readFile(textSource('sample', sample.text))
    const disguised = gzipSync(new TextEncoder().encode(`\uFEFF${sample.text.replaceAll('\n', '\r\n')}`))
    const read = await readFile(bytesSource('photo.jpeg', disguised))
    expect([read.sniffed?.format.name, read.rows, read.findings.refusedCount]).toEqual([plain.sniffed?.format.name, plain.rows, 0])
    expect(read.format).toBe(`${plain.format}, gzip`)
    expect([read.draft.lists.length, read.draft.judgements.length]).toEqual([plain.draft.lists.length, plain.draft.judgements.length])
  })
})
