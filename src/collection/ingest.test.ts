import { describe, expect, it } from 'vitest'
import { inSharedMemory } from '../columns/memory.ts'
import { bytesSource, textSource } from './bytes/byte-source.ts'
import { columnsOf, transferables } from './columns.ts'
import { ingest } from './ingest.ts'
import type { ImportProgress } from './receipt.ts'

const rows = (count: number) => Array.from({ length: count }, (_, at) => JSON.stringify({ qid: `q${at >> 5}`, query: `about ${at >> 5}`, docno: `d${at}`, text: 'lorem ipsum '.repeat(20), score: -at })).join('\n')

describe('ingest', () => {
  it('reports bytes and rows that only grow, up to the whole', async () => {
    const sources = [textSource('a.jsonl', rows(8000)), textSource('b.txt', 'q1 0 d40 1\n')]
    const seen: ImportProgress[] = []
    await ingest(sources, undefined, { onProgress: (progress) => seen.push(progress) })
    const total = sources.reduce((sum, { size }) => sum + size, 0)
    expect(seen.length).toBeGreaterThan(4)
    expect(seen.length).toBeLessThan(110)
    expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b))
    expect(seen.every(({ bytesTotal }) => bytesTotal === total)).toBe(true)
    expect(seen.at(-1)).toMatchObject({ file: 'b.txt', bytes: total, rows: 1 })
    expect(seen.at(-2)).toMatchObject({ file: 'a.jsonl', rows: 8000 })
  })

  it('keeps nothing of a cancelled import', async () => {
    const { collection: base } = await ingest([textSource('base.json', '{"query":"x","documents":["a"]}')], undefined)
    const controller = new AbortController()
    const qrels = textSource('q.txt', '1 0 x 1\n')
    const { collection, receipts } = await ingest([qrels, textSource('a.jsonl', rows(8000))], base, {
      signal: controller.signal,
      onProgress: ({ file }) => file === 'a.jsonl' && controller.abort(),
    })
    expect(collection).toBe(base)
    expect(receipts.map(({ file, outcome, join }) => [file, outcome, join])).toEqual([['q.txt', 'cancelled', null], ['a.jsonl', 'cancelled', null]])
  })

  it('can be cancelled by what waits in the host: it gives way while it reads from memory', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 0)
    const { receipts } = await ingest([textSource('a.jsonl', rows(8000))], undefined, { signal: controller.signal })
    expect(receipts[0]?.outcome).toBe('cancelled')
  })

  it('puts every column where it is told', async () => {
    const sources = [textSource('a.jsonl', rows(40)), textSource('q.txt', 'q1 0 d40 1\n')]
    const shared = await ingest(sources, undefined, { allocate: inSharedMemory })
    const plain = await ingest(sources, undefined)
    if (shared.collection === undefined || plain.collection === undefined) throw new Error('nothing was read')
    const columns = [...columnsOf(shared.collection)]
    expect(columns.every(([, column]) => column.buffer instanceof SharedArrayBuffer)).toBe(true)
    expect(transferables(shared.collection)).toEqual([])
    expect(transferables(plain.collection)).toHaveLength(columns.length)
    expect(plain.collection.fingerprint).toBe(shared.collection.fingerprint)
  })

  it('leaves the base as it is where nothing was added', async () => {
    const { collection: base } = await ingest([textSource('base.json', '{"query":"x","documents":["a"]}')], undefined)
    const { collection } = await ingest([bytesSource('photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0))], base)
    expect(collection).toBe(base)
  })
})
