import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { textAt } from '../columns/text-table.ts'
import { UNJUDGED } from '../columns/unjudged.ts'
import { bytesSource } from './bytes/byte-source.ts'
import { pairCount, pairsOf, queryCount } from './collection.ts'
import { ingest } from './ingest.ts'
import { judgedShare, joinJudgements } from './judgements.ts'

const dl19 = (file: string) => bytesSource(file, readFileSync(`${sharedFolder ?? ''}/data/dl19/${file}`))

describe.runIf(sharedFolder !== undefined)('TREC DL 2019', () => {
  const bm25 = () => dl19('candidates.BM25.json')

  it('reads 43 queries of 100 candidates with texts and scores', async () => {
    const { collection, receipts } = await ingest([bm25()], undefined)
    if (collection === undefined) throw new Error('nothing was read')
    expect(receipts[0]).toMatchObject({ outcome: 'added', format: 'RankGPT JSON array', rows: 43, queries: 43, items: 4300, refusedCount: 0, bytes: 2306085 })
    expect([queryCount(collection), pairCount(collection)]).toEqual([43, 4300])
    expect(textAt(collection.queryIds, 0)).toBe('264014')
    expect(textAt(collection.queryTexts, 0)).toBe('how long is life cycle of flea')
    expect(collection.firstStages.map(({ name, scored }) => [name, scored])).toEqual([['candidates.BM25', true]])
    expect(collection.firstStages[0]?.score[0]).toBe(15.780599594116211)
    expect(pairsOf(collection.candidates, 42)).toEqual([4200, 4300])
    expect(textAt(collection.passageTexts, 0)).toMatch(/^5\. Cancel\. A flea can live up to a year/)
  })

  it('joins the judgements, in whatever order the files come', async () => {
    const qrels = dl19('qrels.txt')
    const together = await ingest([qrels, bm25()], undefined)
    const first = await ingest([qrels], undefined)
    const later = await ingest([bm25()], first.collection)
    expect(later.collection?.fingerprint).toBe(together.collection?.fingerprint)
    expect(first.receipts[0]?.notes.join()).toContain('Kept until candidates come')
    const { collection, receipts } = together
    const set = collection?.judgementSets[0]
    if (collection === undefined || set === undefined) throw new Error('nothing was read')
    const joined = joinJudgements(collection, set)
    const judged = joined.grade.filter((grade) => grade !== UNJUDGED).length
    expect(set.name).toBe('qrels')
    expect(joined.join).toMatchObject({ queriesJoined: 43, queriesUnknown: 0, judgementsJoined: judged })
    expect(judgedShare(collection, joined)).toBe(judged / 4300)
    expect(receipts[0]).toMatchObject({ kind: 'judgements', format: 'TREC qrels', rows: 9260, queries: 43, items: 9260, judgedShare: judged / 4300 })
    expect(Array.from(joined.grade).every((grade) => grade === UNJUDGED || (grade >= 0 && grade <= 3))).toBe(true)
  })
})
