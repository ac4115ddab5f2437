import { describe, expect, it } from 'vitest'
import { allTexts, textAt } from '../../columns/text-table.ts'
import { textSource } from '../bytes/byte-source.ts'
import type { Collection } from '../collection.ts'
import { ingest } from '../ingest.ts'

const json = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n')
const scores = ({ candidates, passageTexts, firstStages }: Collection, stage: number) =>
  Object.fromEntries(Array.from(candidates.passage, (passage, pair) => [textAt(passageTexts, passage), firstStages[stage]?.score[pair]]))

async function read(...files: readonly string[]) {
  const { collection, receipts } = await ingest(files.map((text, at) => textSource(`${at}.jsonl`, text)), undefined)
  if (collection === undefined) throw new Error(receipts[0]?.notes.join(' '))
  return { collection, receipts }
}

describe('answers of services', () => {
  it('take their documents from the request beside them, by place', async () => {
    const { collection } = await read(json({ query: 'x', documents: ['a', 'b', 'c'], results: [{ index: 2, relevance_score: 0.9 }, { index: 0, relevance_score: 0.4 }] }))
    expect(scores(collection, 0)).toEqual({ c: 0.9, a: 0.4 })
  })

  it('that name places of a request that is not there are refused, with what would help', async () => {
    const { receipts } = await ingest([textSource('answer.json', json({ results: [{ index: 3, relevance_score: 0.9 }] }))], undefined)
    expect(receipts[0]?.refused).toMatchObject([{ reason: 'it names place 3 of a request that is not here', expected: expect.stringContaining('return_documents') }])
  })

  it('are another first stage over their requests: the nth is to the nth, even where one is empty', async () => {
    const requests = json({ query: 'x', documents: ['a', 'b'] }, { query: 'y', documents: ['c'] }, { query: 'z', documents: ['d', 'e'] })
    const answer = (...found: readonly (readonly [string, number])[]) => ({ data: found.map(([text, score], index) => ({ index, score, document: { text } })) })
    const { collection, receipts } = await read(requests, json(answer(['b', 0.9], ['a', 0.1]), answer(), answer(['e', 0.8], ['d', 0.2])))
    expect(allTexts(collection.queryTexts)).toEqual(['x', 'y', 'z'])
    expect(scores(collection, 1)).toEqual({ a: 0.1, b: 0.9, c: NaN, d: 0.2, e: 0.8 })
    expect(receipts[1]?.notes.join(' ')).toContain('3 lists came without a query')
  })

  it('name documents by their places in the requests of another file, dropped with it or before', async () => {
    // Those of Cohere and others do unless asked for documents. The request names one document twice, so that places and list part.
    const requests = json({ query: 'x', documents: ['a', 'a', 'b'] }, { query: 'y', documents: [{ text: 'c' }, { text: 'd' }] })
    const answers = json({ results: [{ index: 2, relevance_score: 0.9 }, { index: 0, relevance_score: 0.4 }] }, { results: [{ index: 1, relevance_score: 0.8 }, { index: 0, relevance_score: 0.7 }] })
    const { collection, receipts } = await read(requests, answers)
    expect(scores(collection, 1)).toEqual({ a: 0.4, b: 0.9, c: 0.7, d: 0.8 })
    expect([receipts[1]?.refusedCount, receipts[1]?.items]).toEqual([0, 4])
    expect(receipts[1]?.notes.join(' ')).toContain('4 results name their documents by the place in a request')
    const before = await read(requests)
    const after = await ingest([textSource('1.jsonl', answers)], before.collection)
    expect(after.collection?.fingerprint).toBe(collection.fingerprint)
  })

  it('are to the nth query, whatever ids the queries have', async () => {
    const requests = json({ qid: 2, query: 'x', documents: ['a', 'b'] }, { qid: 1, query: 'y', documents: ['c', 'd'] }, { qid: 'z7', query: 'z', documents: ['e'] })
    const [first, second, third] = [[0.1, 0.2], [0.3, 0.4], [0.5]]
    const placed = [first, second, third].map((found) => ({ results: found.map((relevance_score, index) => ({ index, relevance_score })) }))
    const named = [first, second, third].map((found, query) => ({ results: found.map((relevance_score, index) => ({ index, relevance_score, document: [['a', 'b'], ['c', 'd'], ['e']][query]?.[index] })) }))
    for (const answers of [placed, named]) {
      const { collection } = await read(requests, json(...answers))
      expect(allTexts(collection.queryIds)).toEqual(['2', '1', 'z7'])
      expect(scores(collection, 1)).toEqual({ a: 0.1, b: 0.2, c: 0.3, d: 0.4, e: 0.5 })
    }
  })

  it('that name a place which the request has not are refused, and the collection stays', async () => {
    const before = await read(json({ query: 'x', documents: ['a', 'a', 'b'] }))
    const after = await ingest([textSource('answer.json', json({ results: [{ index: 7, relevance_score: 0.9 }, { index: 1, relevance_score: 0.4 }] }))], before.collection)
    expect(after.receipts[0]?.refused.map(({ reason }) => reason)).toEqual(['place 7 of the request holds no document that was taken', 'place 1 of the request holds no document that was taken'])
    expect([after.receipts[0]?.outcome, after.collection]).toEqual(['refused', before.collection])
  })

  it('of unknown passages join nothing', async () => {
    const { collection } = await read(json({ query: 'x', documents: ['a'] }), json({ data: [{ index: 0, score: 1, document: 'elsewhere' }] }))
    expect(allTexts(collection.queryTexts)).toEqual([''])
  })
})

describe('requests', () => {
  it('rank by the fields that they name', async () => {
    const { collection } = await read(json({ query: 'x', documents: [{ id: '1', title: 'T', body_text: 'b', year: 7 }, 'plain'], rank_fields: ['title', 'body_text', 'year'] }))
    expect(allTexts(collection.passageTexts)).toEqual(['T b', 'plain'])
  })

  it('of one query, which asked for a long list in parts, are one list in their order', async () => {
    const { collection, receipts } = await read(json({ query: 'x', documents: ['a', 'a', 'b'] }, { query: 'y', documents: ['e'] }, { query: 'x', documents: ['c', 'd'] }))
    expect(scores(collection, 0)).toEqual({ a: -1, b: -3, c: -4, d: -5, e: -1 })
    expect(receipts[0]?.notes.join(' ')).not.toContain('contradicts')
  })

  it('of vLLM with neither one query nor one a passage are refused', async () => {
    const { receipts } = await ingest([textSource('scored.json', json({ queries: ['x', 'y'], documents: ['a', 'b', 'c'] }))], undefined)
    expect(receipts[0]?.refused).toMatchObject([{ line: 1, reason: 'there are 2 queries for 3 passages', expected: 'one query, or as many as passages' }])
  })

  it('of vLLM score one query with all, or several with the passage in their place', async () => {
    const { collection } = await read(json({ queries: 'x', documents: ['a', 'b'] }, { text_1: ['y', 'z'], text_2: ['c', 'd'] }))
    expect(allTexts(collection.queryTexts)).toEqual(['x', 'y', 'z'])
    expect([Array.from(collection.candidates.offsets), allTexts(collection.passageTexts)]).toEqual([[0, 2, 3, 4], ['a', 'b', 'c', 'd']])
  })
})

describe('answers of vector databases', () => {
  it('Chroma: a smaller distance is a larger score, and texts may be missing', async () => {
    const { collection } = await read(json({ query_texts: ['x'], ids: [['a', 'b']], documents: [['text a', null]], distances: [[0.25, 1]] }))
    expect(Array.from(collection.firstStages[0]?.score ?? [])).toEqual([-0.25, -1])
    expect([allTexts(collection.passageIds), Array.from(collection.textless.passages)]).toEqual([['a', 'b'], [1]])
  })

  it("Qdrant: the payload's id before the point's, and distances turned round", async () => {
    const points = [{ id: 1, score: 0.5, payload: { doc_id: 'mine', page_content: 'text a', title: 'T' } }, { id: 2, score: 2, payload: { text: 'text b' } }]
    const { collection, receipts } = await read(json({ query: 'x', result: { points } }))
    expect([allTexts(collection.passageIds), allTexts(collection.passageTexts)]).toEqual([['mine', '2'], ['T text a', 'text b']])
    expect(Array.from(collection.firstStages[0]?.score ?? [])).toEqual([-0.5, -2])
    expect(receipts[0]?.notes.join(' ')).toContain('they are distances')
  })
})
