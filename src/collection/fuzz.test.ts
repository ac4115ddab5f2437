import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { bytesSource } from './bytes/byte-source.ts'
import { ingest } from './ingest.ts'
import { readFile } from './read-file.ts'
import { samples } from './samples.ts'
import { rowByRow, traceOf, upToDamage, type FuzzedFile } from './testing/fuzzed-files.ts'

// One seed unless another is asked for: what fails here fails for everyone, and RERANK_LAB_SEED looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['RERANK_LAB_SEED'] ?? 7) })

const RUNS = 180
let inputs = 0
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Cut, flip or splice: what disks, networks and editors do. Nothing before `at` changes, and nothing from `at + touched` on. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  touched: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) }, { weight: 1, arbitrary: fc.constant(Infinity) }),
  put: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.string({ unit: fc.constantFrom('"', '\n', ',', '{', '}', '[', ']', '\t', ';', '\\', '0'), maxLength: 6 }).map(bytesOf)),
})
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

/** @param first where damage may begin */
function damaged(bytes: Uint8Array, { at, touched, put }: Damage, first = 0): { bytes: Uint8Array; from: number; to: number } {
  const from = first + Math.floor(at * (bytes.length - 1 - first))
  const to = Math.min(bytes.length, from + touched)
  return { bytes: Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]), from, to }
}

/** The file's bytes, and where its rows start and end in them. */
function laidOut({ header, rows, between, end }: FuzzedFile): { whole: Uint8Array; starts: number[]; ends: number[] } {
  const starts = rows.map((_, at) => bytesOf(header + rows.slice(0, at).map((row) => row + between).join('')).length)
  const ends = rows.map((row, at) => (starts[at] as number) + bytesOf(row).length)
  return { whole: bytesOf(header + rows.join(between) + end), starts, ends }
}

async function check(file: FuzzedFile, what: Damage, isGood: (start: number, end: number, change: { from: number; to: number }) => boolean): Promise<void> {
  inputs++
  const { whole, starts, ends } = laidOut(file)
  const change = damaged(whole, what, bytesOf(file.header).length)
  const { draft } = await readFile(bytesSource('file', change.bytes))
  const trace = traceOf(draft)
  const lost = file.tokens.filter((token, at) => isGood(starts[at] as number, ends[at] as number, change) && !trace.includes(token))
  expect(lost, new TextDecoder().decode(change.bytes)).toEqual([])
}

describe('damaged files', { timeout: 60_000 }, () => {
  it.each(rowByRow.map((file) => [file.name, file] as const))('%s: every untouched row is kept', async (_, file) => {
    // A row is untouched when the change lies wholly before the line feed that it comes after, or after its end.
    await fc.assert(
      fc.asyncProperty(damage, (what) => check(file, what, (start, end, { from, to }) => end < from || to < start)),
      { numRuns: RUNS },
    )
  })

  it.each(upToDamage.map((file) => [file.name, file] as const))('%s: every row before the damage is kept', async (_, file) => {
    await fc.assert(
      fc.asyncProperty(damage, (what) => check(file, what, (_, end, { from }) => end < from)),
      { numRuns: RUNS },
    )
  })

  it('any sample, plain or packed, is read to a receipt and never a throw', async () => {
    const packings = [(bytes: Uint8Array) => bytes, gzipSync, (bytes: Uint8Array) => zipSync({ 'folder/file': bytes, 'other.txt': bytes })] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.constantFrom(...packings), fc.array(damage, { minLength: 1, maxLength: 4 }), async (sample, pack, damages) => {
        inputs++
        const bytes = damages.reduce<Uint8Array>((held, what) => damaged(held, what).bytes, pack(bytesOf(sample.text)))
        const { receipts } = await ingest([bytesSource('file', bytes)], undefined)
        expect(receipts.length).toBeGreaterThan(0)
        for (const { outcome } of receipts) expect(['added', 'refused']).toContain(outcome)
      }),
      { numRuns: 1000 },
    )
  })

  it('Parquet is read up to its damage, and never with a throw', async () => {
    const parquet = readFileSync(new URL('formats/testing/written/polars.parquet', import.meta.url))
    await fc.assert(
      fc.asyncProperty(damage, async (what) => {
        inputs++
        const { bytes } = damaged(parquet, what)
        const { receipts } = await ingest([bytesSource('file', bytes)], undefined)
        expect(receipts).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  it('any bytes at all are read to a receipt and never a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '[', '{"query":', 'query,text\n', '\u001f\u008b\u0008', 'PK\u0003\u0004', 'PAR1'), async (tail, head) => {
        inputs++
        const { receipts } = await ingest([bytesSource('file', Buffer.concat([Buffer.from(head, 'latin1'), tail]))], undefined)
        expect(receipts).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })

  afterAll(() => expect(inputs).toBeGreaterThanOrEqual(10_000))
})
