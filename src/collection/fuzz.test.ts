import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allTexts } from '../columns/text-table.ts'
import { bytesSource } from './bytes/byte-source.ts'
import { ingest } from './ingest.ts'
import { samples } from './samples.ts'

const RECORDS = 12
const line = (at: number) => JSON.stringify({ query: { text: `about q${at}`, qid: `q${at}` }, candidates: [{ docid: `d${at}`, score: at / 3, doc: { title: 'T', text: `text ${at}` } }] })
const lines = Array.from({ length: RECORDS }, (_, at) => line(at))
const qrels = Array.from({ length: RECORDS }, (_, at) => `q${at} 0 d${at} ${at % 4}`)
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Cut, flip or splice: what disks, networks and editors do. Nothing before `at` changes, and nothing from `at + touched` on. */
const damage = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), touched: fc.integer({ min: 0, max: 40 }), put: fc.uint8Array({ maxLength: 40 }) })
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Uint8Array, { at, touched, put }: Damage): { bytes: Uint8Array; from: number; to: number } {
  const from = Math.floor(at * (bytes.length - 1))
  const to = Math.min(bytes.length, from + touched)
  return { bytes: Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]), from, to }
}

async function queriesOf(bytes: Uint8Array): Promise<string[]> {
  const { collection, receipts } = await ingest([bytesSource('file', bytes)], undefined)
  expect(receipts).toHaveLength(1)
  const ids = collection?.judgementSets[0]?.queryIds ?? collection?.queryIds
  return ids === undefined ? [] : allTexts(ids)
}

describe('damaged files', { timeout: 60_000 }, () => {
  it.each([['JSON Lines', lines], ['TREC qrels', qrels]] as const)('%s: every untouched line is kept', async (_, rows) => {
    const whole = bytesOf(rows.map((row) => `${row}\n`).join(''))
    const ends = rows.map((_, at) => bytesOf(rows.slice(0, at + 1).join('\n')).length)
    await fc.assert(
      fc.asyncProperty(damage, async (what) => {
        const { bytes, from, to } = damaged(whole, what)
        const kept = await queriesOf(bytes)
        // A line is untouched when the change lies wholly before its start's line feed, or after its end.
        const untouched = rows.flatMap((_, at) => (ends[at] as number) < from || (at > 0 ? (ends[at - 1] as number) : -1) >= to ? [`q${at}`] : [])
        expect(kept).toEqual(expect.arrayContaining(untouched))
      }),
      { numRuns: 150 },
    )
  })

  it.each([['compact', 0], ['indented', 2]] as const)('a %s JSON array: every record before the damage is kept', async (_, indent) => {
    const records = lines.map((row) => JSON.parse(row) as object)
    const whole = bytesOf(JSON.stringify(records, null, indent))
    const ends = records.map((_, at) => bytesOf(JSON.stringify(records.slice(0, at + 1), null, indent)).length - (indent ? 2 : 1))
    await fc.assert(
      fc.asyncProperty(damage, async (what) => {
        const { bytes, from } = damaged(whole, what)
        const kept = await queriesOf(bytes)
        const before = records.flatMap((_, at) => ((ends[at] as number) <= from ? [`q${at}`] : []))
        expect(kept.slice(0, before.length)).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })

  it('any sample, plain or zipped, is read to a receipt and never a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.boolean(), fc.array(damage, { minLength: 1, maxLength: 4 }), async (sample, zipped, damages) => {
        const plain = bytesOf(sample.text)
        const bytes = damages.reduce<Uint8Array>((held, what) => damaged(held, what).bytes, zipped ? gzipSync(plain) : plain)
        const { receipts } = await ingest([bytesSource('file', bytes)], undefined)
        expect(['added', 'refused']).toContain(receipts[0]?.outcome)
      }),
      { numRuns: 300 },
    )
  })

  it('any bytes at all are read to a receipt and never a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '[', '{"query":', '\u001f\u008b\u0008'), async (tail, head) => {
        const { receipts } = await ingest([bytesSource('file', Buffer.concat([Buffer.from(head, 'latin1'), tail]))], undefined)
        expect(receipts).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})
