import { describe, expect, it } from 'vitest'
import { allTexts } from '../columns/text-table.ts'
import { textSource } from '../collection/bytes/byte-source.ts'
import { pairCount, type Collection } from '../collection/collection.ts'
import { ingest } from '../collection/ingest.ts'
import { bm25FirstStage } from './first-stage.ts'
import { bm25Name, passageBm25 } from './settings.ts'

const lines = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n')
const corpus = textSource('frost.zip › frost/corpus.jsonl', lines({ _id: 'a', title: 'Frost', text: 'on the lawn' }, { _id: 'b', title: '', text: 'Lawns and lawns' }, { _id: 'c', title: '', text: 'a lake' }))
const queries = textSource('frost.zip › frost/queries.jsonl', lines({ _id: 'q1', text: 'frosty lawn' }, { _id: 'q2', text: 'deep lakes' }, { _id: 'q3', text: 'zebra' }))
const qrels = textSource('frost.zip › frost/qrels/test.tsv', 'query-id\tcorpus-id\tscore\nq2\tc\t1\nq3\ta\t1\n')

async function read(sources: Parameters<typeof ingest>[0], base?: Collection): Promise<Collection> {
  const { collection } = await ingest(sources, base)
  if (collection === undefined) throw new Error('nothing was read')
  return collection
}
/** `query: passages`, best first; first stages in turn. */
function listsOf({ queryIds, passageIds, candidates, firstStages }: Collection): string[][] {
  const [qids, docids] = [allTexts(queryIds), allTexts(passageIds)]
  return firstStages.map(({ score }) =>
    qids.map((qid, query) => {
      const pairs = Array.from(score.keys()).slice(candidates.offsets[query], candidates.offsets[query + 1])
      const found = pairs.filter((pair) => !Number.isNaN(score[pair])).sort((a, b) => (score[b] as number) - (score[a] as number))
      return `${qid}: ${found.map((pair) => docids[candidates.passage[pair] as number]).join(' ')}`
    }),
  )
}

describe('a first stage by BM25', () => {
  it('joins a collection of texts as a run would, and what it leaves waits on', async () => {
    const texts = await read([corpus, queries, qrels])
    const made = await bm25FirstStage(texts, 'all', passageBm25)
    expect(made.name).toBe('frost')
    expect(made.firstStages.map(({ name, scored }) => [name, scored])).toEqual([['BM25 (k1 .9, b .4)', true]])
    expect(listsOf(made)).toEqual([['q1: b a', 'q2: c']])
    expect(made.library && allTexts(made.library.queryIds)).toEqual(['q3'])
    expect(made.judgementSets).toBe(texts.judgementSets)
    expect(made.fingerprint).not.toBe(texts.fingerprint)
  })

  it('grows by the queries of other judgements, and stands anew at another depth', async () => {
    const texts = await read([corpus, queries, qrels])
    const judged = await bm25FirstStage(texts, { judgedBy: 'test' }, passageBm25)
    expect(listsOf(judged)).toEqual([['q2: c']])
    const grown = await bm25FirstStage(judged, 'all', passageBm25)
    expect(listsOf(grown)).toEqual([['q2: c', 'q1: b a']])
    const shallow = await bm25FirstStage(grown, 'all', { ...passageBm25, depth: 1 })
    expect(listsOf(shallow)).toEqual([['q2: c', 'q1: b']])
    expect(shallow.library && allTexts(shallow.library.passageIds)).toEqual(['a'])
  })

  it('stands beside a run, over all passages that are there', async () => {
    const run = textSource('mine.trec', 'q1 Q0 c 1 2 x\nq1 Q0 a 2 1 x\n')
    const made = await bm25FirstStage(await read([corpus, queries, run]), 'all', { ...passageBm25, stems: false })
    expect(made.firstStages.map(({ name }) => name)).toEqual(['mine', 'BM25 (k1 .9, b .4, no stems)'])
    expect(listsOf(made)).toEqual([['q1: c a'], ['q1: a']])
    expect(pairCount(made)).toBe(2)
  })

  it('says what is missing, and stops when it is told to', async () => {
    const texts = await read([corpus, queries, qrels])
    await expect(bm25FirstStage(await read([corpus]), 'all', passageBm25)).rejects.toThrow('no queries with texts')
    await expect(bm25FirstStage(await read([queries]), 'all', passageBm25)).rejects.toThrow('no passages to search')
    await expect(bm25FirstStage(texts, 'all', { ...passageBm25, b: 2 })).rejects.toThrow('b is 2')
    await expect(bm25FirstStage(texts, { judgedBy: 'dev' }, passageBm25)).rejects.toThrow('no judgements “dev”')
    const controller = new AbortController()
    controller.abort()
    await expect(bm25FirstStage(texts, 'all', passageBm25, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })
})

it('is called after what was changed', () => {
  expect(bm25Name(passageBm25)).toBe('BM25 (k1 .9, b .4)')
  expect(bm25Name({ ...passageBm25, k1: 1.2, b: 0.75, stopWords: false })).toBe('BM25 (k1 1.2, b .75, stop words kept)')
})
