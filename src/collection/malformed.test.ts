import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { allTexts } from '../columns/text-table.ts'
import { bytesSource, textSource } from './bytes/byte-source.ts'
import { ingest } from './ingest.ts'
import type { Receipt } from './receipt.ts'

const record = (qid: string, ...docids: readonly string[]) =>
  JSON.stringify({ query: { text: `about ${qid}`, qid }, candidates: docids.map((docid, at) => ({ docid, score: 9 - at, doc: { text: `text of ${docid}` } })) })
const good = [record('q1', 'a', 'b'), record('q2', 'b', 'c'), record('q3', 'd')]

async function read(content: string | Uint8Array, name = 'run.jsonl'): Promise<{ receipt: Receipt; queries: string[] }> {
  const { collection, receipts } = await ingest([typeof content === 'string' ? textSource(name, content) : bytesSource(name, content)], undefined)
  const receipt = receipts[0]
  if (receipt === undefined) throw new Error('no receipt')
  return { receipt, queries: collection === undefined ? [] : allTexts(collection.queryIds) }
}

describe('malformed files give a receipt', () => {
  it('1. a line that is no JSON', async () => {
    const { receipt, queries } = await read([good[0], '{"query": oops', good[1], ''].join('\n'))
    expect(queries).toEqual(['q1', 'q2'])
    expect(receipt).toMatchObject({ outcome: 'added', rows: 3, refusedCount: 1, format: 'rank_llm JSON Lines' })
    expect(receipt.refused).toEqual([{ line: 2, unit: 'line', found: '{"query": oops', reason: 'it is not JSON, or cut off', expected: '{"query": {"text", "qid"}, "candidates": [{"docid", "score", "doc"}]}' }])
  })

  it('2. a line of another shape, first in the file', async () => {
    const { receipt, queries } = await read(['{"version": 2}', ...good].join('\n'))
    expect(queries).toEqual(['q1', 'q2', 'q3'])
    expect(receipt.refused).toMatchObject([{ line: 1, reason: 'it is JSON, but not of this shape' }])
  })

  it('3. NaN and Infinity as scores', async () => {
    const nan = good[1]?.replace('"score":9', '"score":NaN') ?? ''
    const huge = good[2]?.replace('"score":9', '"score":1e999') ?? ''
    const { receipt, queries } = await read([good[0], nan, huge].join('\n'))
    expect(queries).toEqual(['q1', 'q3'])
    expect(receipt.refused).toMatchObject([
      { line: 2, reason: 'NaN is no number in JSON, and no score' },
      { line: 3, reason: 'candidate 1: the score is Infinity', expected: 'a finite number as score' },
    ])
  })

  it('4. a candidate without id and text, among good ones', async () => {
    const { receipt } = await read(JSON.stringify({ query: 'x', candidates: [{ docid: 'a', doc: 'A' }, { score: 1 }, 7, { docid: 'b', doc: 'B' }] }))
    expect(receipt).toMatchObject({ items: 2, refusedCount: 2, refused: [{ line: 1, reason: 'candidate 2: it has neither an id nor a text' }, { reason: 'candidate 3: it is neither an object nor a string', found: '7' }] })
  })

  it('5. a JSON array that was cut', async () => {
    const { receipt, queries } = await read(`[${good.join(',\n')}]`.slice(0, -30), 'run.json')
    expect(queries).toEqual(['q1', 'q2'])
    expect(receipt.notes).toContain('The file ends inside record 3; the records before it are kept.')
  })

  it('6. a JSON array with a broken record in it', async () => {
    const broken = good[1]?.replace('"score":9', '"score":9x') ?? ''
    const { receipt, queries } = await read(`[${[good[0], broken, good[2]].join(',')}]`, 'run.json')
    expect(queries).toEqual(['q1', 'q3'])
    expect(receipt.refused).toMatchObject([{ line: 2, unit: 'record', reason: 'it is not JSON, or cut off' }])
  })

  it('7. a gzip file that was cut', async () => {
    const lines = Array.from({ length: 500 }, (_, at) => record(`q${at}`, `d${at}`, `e${(at * 7919) % 500}`))
    const packed = gzipSync(lines.join('\n'))
    const { receipt, queries } = await read(packed.subarray(0, packed.length >> 1), 'run.jsonl.gz')
    expect(queries.length).toBeGreaterThan(200)
    expect(queries).toEqual(Array.from({ length: queries.length }, (_, at) => `q${at}`))
    expect(receipt.format).toBe('rank_llm JSON Lines, gzip')
    expect(receipt.notes[0]).toMatch(/^The file is gzip, and it ends early/)
    expect(receipt.refusedCount).toBeLessThanOrEqual(1)
  })

  it('8. files that no reader knows, by what they are', async () => {
    const outcomes = await Promise.all([
      read(''), read('PK\u0003\u0004rest'), read('PAR1....'), read('<!DOCTYPE html><html>'), read(Uint8Array.of(0xff, 0xfe, 0x7b, 0)), read(Uint8Array.of(0, 1, 2, 3)), read('just some words\nand more'), read('{"a": 1}\n{"a": 2}'),
    ])
    for (const { receipt } of outcomes) expect(receipt).toMatchObject({ kind: 'unknown', outcome: 'refused', rows: 0 })
    expect(outcomes.map(({ receipt }) => receipt.notes.join(' '))).toEqual([
      'The file is empty.',
      expect.stringContaining('zip archive'),
      expect.stringContaining('Parquet'),
      expect.stringContaining('web page'),
      expect.stringContaining('UTF-16'),
      expect.stringContaining('not text'),
      expect.stringContaining('It starts with: just some words and more'),
      expect.stringContaining('No reader knows this file'),
    ])
  })

  it('9. qrels with too few fields, words for grades, and fractions', async () => {
    const { receipt } = await read('q1 0 a 1\nq1 0 b\nq1 0 c good\nq1 0 d 0.9\n\nq1 0 e 99999999999\n# note\n', 'qrels.txt')
    expect(receipt).toMatchObject({ kind: 'judgements', outcome: 'added', rows: 6, items: 2, refusedCount: 3 })
    expect(receipt.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'the line has 3 fields'],
      [3, 'the grade is "good"'],
      [6, 'the grade 99999999999 is too large'],
    ])
    expect(receipt.notes.join(' ')).toMatch(/1 grade has a fraction \(first in line 4\).*0\.9 as 0.*1 blank line.*1 comment line/s)
  })

  it('10. bytes that are no UTF-8', async () => {
    const bytes = Buffer.from(`${good.join('\n')}\n`)
    bytes[bytes.indexOf('text of c')] = 0xff // a lone byte of Latin-1
    const { receipt, queries } = await read(bytes)
    expect(queries).toEqual(['q1', 'q2', 'q3'])
    expect(receipt.notes.join(' ')).toMatch(/1 line .*not UTF-8 \(first in line 2\)/)
  })

  it('counts all refused lines and lists the first 200', async () => {
    const { receipt } = await read([good[0], ...Array.from({ length: 300 }, () => '{')].join('\n'))
    expect([receipt.refused.length, receipt.refusedCount]).toEqual([200, 300])
  })

  it('shows what it refuses on one line of at most 120 characters', async () => {
    const { receipt } = await read(`${good[0] ?? ''}\n{"x": "${'😀'.repeat(300)}\t\u0007`)
    expect(Array.from(receipt.refused[0]?.found ?? '').length).toBe(120)
  })
})
