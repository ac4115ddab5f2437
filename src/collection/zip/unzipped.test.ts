import { readFileSync } from 'node:fs'
import { gzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../../scripts/shared.ts'
import { bytesSource, type ByteSource } from '../bytes/byte-source.ts'
import { ingest } from '../ingest.ts'
import { unzipped } from './unzipped.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const run = bytesOf('q1 Q0 a 1 3 run\nq1 Q0 b 2 2 run\nq1 Q0 c 3 1 run\n')
const qrels = bytesOf('q1 0 a 1\nq1 0 b 0\n')
const shared = (file: string) => readFileSync(`${sharedFolder ?? ''}/data/${file}`)
const receiptsOf = async (source: ByteSource) => (await ingest([source], undefined)).receipts.map(({ file, format, items }) => [file, format, items])

describe('zip archives', () => {
  it.each([['stored', 0], ['deflated', 9]] as const)('%s: what is in them is read file by file, without clutter', async (_, level) => {
    const zip = zipSync({ set: { 'run.trec': run, qrels: { 'test.tsv': qrels } }, __MACOSX: { '._run.trec': run }, '.DS_Store': qrels }, { level })
    expect(await receiptsOf(bytesSource('set.zip', zip))).toEqual([
      ['set.zip › set/run.trec', 'TREC run', 3],
      ['set.zip › set/qrels/test.tsv', 'TREC qrels', 2],
    ])
  })

  it('name sets and runs after the file inside, and read a gzip in them', async () => {
    const { collection } = await ingest([bytesSource('all.zip', zipSync({ 'bm25.trec.gz': gzipSync(run), 'test.tsv': qrels }))], undefined)
    expect([collection?.firstStages[0]?.name, collection?.judgementSets[0]?.name]).toEqual(['bm25', 'test'])
  })

  it('that were cut give what comes before the cut', async () => {
    const long = bytesOf(Array.from({ length: 4000 }, (_, at) => `q${at} 0 d${at} 1`).join('\n'))
    const zip = zipSync({ 'a.tsv': qrels, 'b.tsv': long })
    const { receipts } = await ingest([bytesSource('cut.zip', zip.subarray(0, zip.length - 4000))], undefined)
    expect(receipts[0]).toMatchObject({ items: 2, outcome: 'added' })
    expect(receipts[1]?.items).toBeGreaterThan(100)
    expect(receipts[1]?.notes.join(' ')).toContain('cut or damaged')
  })

  it('that are damaged, encrypted or of no data say so', async () => {
    const zip = zipSync({ 'a.tsv': qrels }, { level: 0 })
    const notesOf = async (change: (bytes: Uint8Array) => void) => {
      const changed = zip.slice()
      change(changed)
      return (await ingest([bytesSource('a.zip', changed)], undefined)).receipts[0]?.notes.join(' ')
    }
    const central = zip.length - 22 - (46 + 'a.tsv'.length)
    expect(await notesOf((bytes) => (bytes[30 + 'a.tsv'.length] = 0x7a))).toContain('checksum does not match')
    expect(await notesOf((bytes) => (bytes[central + 8] = 1))).toContain('encrypted')
    expect(await notesOf((bytes) => (bytes[central + 10] = 9))).toContain('method 9')
    const workbook = zipSync({ '[Content_Types].xml': run, 'xl/sheet1.xml': run })
    expect((await ingest([bytesSource('book.xlsx', workbook)], undefined)).receipts).toMatchObject([{ outcome: 'refused', notes: [expect.stringContaining('save the sheet as CSV')] }])
  })

  it('are opened whether or not the source can jump', async () => {
    const zip = zipSync({ 'a.tsv': qrels })
    const { name, size, stream } = bytesSource('a.zip', zip)
    expect((await unzipped([{ name, size, stream }])).map((member) => member.name)).toEqual(['a.zip › a.tsv'])
  })

  it.runIf(sharedFolder !== undefined)('BEIR: the archive as it is published, with a run', { timeout: 60_000 }, async () => {
    const { collection, receipts } = await ingest([bytesSource('scifact.zip', shared('beir/scifact.zip')), bytesSource('run.trec.gz', shared('beir/scifact.test.bm25.trec.gz'))], undefined)
    expect(receipts.map(({ file, refusedCount }) => [file.replace('scifact.zip › scifact/', ''), refusedCount])).toEqual(expect.arrayContaining([['corpus.jsonl', 0], ['queries.jsonl', 0], ['qrels/test.tsv', 0], ['run.trec.gz', 0]]))
    expect([collection?.textless.queries.length, collection?.textless.passages.length]).toEqual([0, 0])
    expect(collection?.judgementSets.map(({ name }) => name)).toContain('test')
  })
})
