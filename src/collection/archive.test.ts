import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSharedMemory } from '../columns/memory.ts'
import { archiveOf, archiveSize, readArchive, readArchiveHeader } from './archive.ts'
import { ArchiveError } from './archive-reader.ts'
import { bytesSource, textSource } from './bytes/byte-source.ts'
import type { Collection } from './collection.ts'
import { memoryCollectionStore } from './collection-store.ts'
import { fingerprintOf } from './fingerprint.ts'
import { ingest } from './ingest.ts'
import { samples } from './samples.ts'

async function example(): Promise<Collection> {
  const wanted = ['rank_llm', 'TREC run', 'TREC qrels', 'BEIR qrels TSV']
  const sources = samples.filter(({ label }) => wanted.includes(label)).map(({ label, text }) => textSource(`${label}.txt`, text))
  const { collection } = await ingest(sources, undefined, { allocate: inSharedMemory })
  if (collection === undefined) throw new Error('the samples give no collection')
  return collection
}

const packed = (collection: Collection) => Buffer.concat([...archiveOf(collection)])

describe('archive', () => {
  it('gives back the collection, column for column', async () => {
    const collection = await example()
    const bytes = packed(collection)
    expect(bytes.length).toBe(archiveSize(collection))
    const read = await readArchive(bytesSource('saved', bytes))
    expect(read).toEqual(collection)
    expect(fingerprintOf(read)).toBe(collection.fingerprint)
    expect(await readArchiveHeader(bytesSource('saved', bytes))).toMatchObject({ name: 'rank_llm', fingerprint: collection.fingerprint, queries: 1, pairs: 2 })
  })

  it('gives plain memory, even of shared columns: hosts refuse to write the other', async () => {
    for (const chunk of archiveOf(await example())) expect(chunk.buffer).toBeInstanceOf(ArrayBuffer)
  })

  it('refuses an archive with any byte changed, missing or added', { timeout: 60_000 }, async () => {
    const bytes = packed(await example())
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = Uint8Array.from(bytes)
        flipped[at] = (flipped[at] as number) ^ mask
        for (const damaged of [flipped, bytes.subarray(0, at), Buffer.concat([bytes, Uint8Array.of(mask)])]) {
          await expect(readArchive(bytesSource('saved', damaged))).rejects.toBeInstanceOf(ArchiveError)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('says what is wrong in words', async () => {
    const bytes = packed(await example())
    const later = Uint8Array.from(bytes)
    later[4] = 9
    const read = (damaged: Uint8Array) => readArchive(bytesSource('saved', damaged))
    await expect(read(later)).rejects.toThrow('saved by another release (layout 9, this one reads 2)')
    await expect(read(bytes.subarray(0, -9))).rejects.toThrow('it was cut')
    await expect(read(new TextEncoder().encode('{"some": "json"}'))).rejects.toThrow('no saved collection')
  })
})

describe('a collection store', () => {
  it('keeps, lists the latest first, gives back and deletes', async () => {
    let now = 1000
    const store = memoryCollectionStore(() => now++)
    const collection = await example()
    const { collection: other } = await ingest([textSource('other.json', '{"query":"x","documents":["a","b"]}')], undefined)
    if (other === undefined) throw new Error('nothing was read')
    await store.save(collection)
    const saved = await store.save(other)
    expect(saved).toEqual({ name: 'other', fingerprint: other.fingerprint, queries: 1, pairs: 2, bytes: archiveSize(other), savedAt: 1001 })
    expect((await store.list()).map(({ name }) => name)).toEqual(['other', 'rank_llm'])
    expect(await store.load(collection.fingerprint, inSharedMemory)).toEqual(collection)
    await store.delete(other.fingerprint)
    await store.delete(other.fingerprint)
    await expect(store.load(other.fingerprint)).rejects.toThrow('Add its files again')
    expect(await store.list()).toHaveLength(1)
  })
})
