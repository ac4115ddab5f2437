import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { bytesSource } from '../collection/bytes/byte-source.ts'
import { ingest } from '../collection/ingest.ts'
import { joinJudgements } from '../collection/judgements.ts'
import { byteOrder } from '../columns/byte-order.ts'
import { orderByScore } from '../ranking/order.ts'
import { countQueries } from './counts.ts'
import { evaluate } from './evaluate.ts'
import { parseMeasure } from './measure.ts'

/** A BEIR folder and a run as people have them, dropped together; nDCG@10 as the shared README and CONVENTIONS §9 give it. */
describe.skipIf(sharedFolder === undefined)('BM25 over BEIR', () => {
  const read = (path: string) => readFileSync(`${sharedFolder}/data/beir/${path}`)

  it.each([
    { set: 'nfcorpus', split: 'test', published: { nDCG: '0.3173', overReturned: '0.3328', judged: 323, returned: 308 } },
    { set: 'nfcorpus', split: 'dev', published: { nDCG: '0.2840' } },
    { set: 'scifact', split: 'test', published: { nDCG: '0.6713' } },
  ])('$set $split', { timeout: 60_000 }, async ({ set, split, published }) => {
    const wanted = new Set(['corpus.jsonl', 'queries.jsonl', `qrels/${split}.tsv`].map((name) => `${set}/${name}`))
    const folder = Object.entries(unzipSync(read(`${set}.zip`), { filter: ({ name }) => wanted.has(name) }))
    expect(folder.length).toBe(wanted.size)
    const run = bytesSource(`${set}.${split}.bm25.trec.gz`, read(`${set}.${split}.bm25.trec.gz`))
    const { collection } = await ingest([run, ...folder.map(([name, bytes]) => bytesSource(name, bytes))], undefined)
    const [stage, judgements] = [collection?.firstStages[0], collection?.judgementSets[0]]
    if (!collection || !stage || !judgements) throw new Error('The folder and the run gave no collection')
    const { queryRow, grade } = joinJudgements(collection, judgements)
    const joined = { query: queryRow, offsets: judgements.offsets, grade: judgements.grade, pairGrade: grade }
    const lists = orderByScore(collection.candidates, stage.score, byteOrder(collection.passageIds))
    const nDCG = (missing: 'zero' | 'left-out') => evaluate(lists, joined, [parseMeasure('nDCG@10')], { missing })[0]?.mean.toFixed(4)
    const { judged, returned } = countQueries(lists, joined)
    expect({ nDCG: nDCG('zero'), overReturned: nDCG('left-out'), judged, returned }).toMatchObject(published)
  })
})
