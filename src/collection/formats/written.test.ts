import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allTexts } from '../../columns/text-table.ts'
import { bytesSource } from '../bytes/byte-source.ts'
import { ingest } from '../ingest.ts'
import { readFile } from '../read-file.ts'
import { countsOf, expectedOf } from './testing/counts.ts'
import { dew, query } from './testing/texts.ts'
import { written } from './testing/written.ts'

const folder = new URL('testing/written/', import.meta.url)
const source = (file: string) => bytesSource('photo.jpeg', readFileSync(new URL(file, folder)))

describe('files that tools wrote', () => {
  it.each(written.map((sample) => [`${sample.file} (${sample.from})`, sample] as const))('%s', async (_, sample) => {
    const read = await readFile(source(sample.file))
    expect([read.sniffed?.format.name, read.findings.refused]).toEqual([sample.format, []])
    expect(countsOf(read.draft)).toEqual(expectedOf(sample))
  })

  it.each(['pandas.csv', 'pandas.tsv', 'pandas.csv.gz', 'pandas.jsonl', 'pandas.parquet', 'polars.parquet'])('%s holds what was put in', async (file) => {
    const { collection } = await ingest([source(file)], undefined)
    if (collection === undefined) throw new Error('nothing was read')
    expect(allTexts(collection.queryTexts)).toEqual([query, 'what is fog'])
    expect(allTexts(collection.passageIds)).toEqual(['d2', 'd1', 'd3'])
    expect(allTexts(collection.passageTexts)[0]).toBe(dew)
    expect(Array.from(collection.firstStages[0]?.score ?? [])).toEqual([7.5, 6.25, 1, 2.5])
    expect(Array.from(collection.judgementSets[0]?.grade ?? [])).toEqual([0, 3, 0, 1])
  })

  it('an MTEB folder in Parquet is one collection, whatever the order of its files', async () => {
    const parts = ['top_ranked', 'qrels', 'corpus', 'queries'].map((part) => bytesSource(`data/${part}-00000-of-00001.parquet`, readFileSync(new URL(`datasets.${part}.parquet`, folder))))
    const { collection } = await ingest(parts, undefined)
    if (collection === undefined) throw new Error('nothing was read')
    expect([collection.firstStages[0]?.name, collection.judgementSets[0]?.name]).toEqual(['top_ranked', 'qrels'])
    expect([allTexts(collection.queryTexts), allTexts(collection.passageTexts)[0]]).toEqual([[query, 'what is fog'], dew])
    expect([collection.textless.queries.length, collection.textless.passages.length]).toEqual([0, 0])
  })

  it.each(['deflated.zip', 'stored.zip', 'streamed.zip', 'zip64.zip'])('%s is opened', async (file) => {
    const { receipts } = await ingest([source(file)], undefined)
    expect(receipts.map(({ file: name, format, items, notes }) => [name, format, items, notes.join(' ').includes('damaged')])).toEqual([
      ['photo.jpeg › set/run.trec', 'TREC run', 3, false],
      ['photo.jpeg › set/qrels/test.tsv', 'TREC qrels', 3, false],
    ])
  })

  it('all of them are listed', () => {
    const listed = [...written.map(({ file }) => file), 'deflated.zip', 'stored.zip', 'streamed.zip', 'zip64.zip']
    expect(readdirSync(folder).toSorted()).toEqual(listed.toSorted())
  })
})
