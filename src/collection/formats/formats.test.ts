import { describe, expect, it } from 'vitest'
import { allTexts, textAt } from '../../columns/text-table.ts'
import { textSource } from '../bytes/byte-source.ts'
import type { Collection } from '../collection.ts'
import { textId } from '../draft.ts'
import { ingest } from '../ingest.ts'
import { joinJudgements } from '../judgements.ts'

async function read(text: string): Promise<{ collection: Collection; notes: string; refused: string[] }> {
  const { collection, receipts } = await ingest([textSource('file.jsonl', text)], undefined)
  if (collection === undefined) throw new Error(receipts[0]?.notes.join(' '))
  return { collection, notes: receipts[0]?.notes.join(' ') ?? '', refused: receipts[0]?.refused.map(({ line, reason }) => `${line}: ${reason}`) ?? [] }
}
const json = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n')
const listOf = ({ passageIds, candidates, firstStages }: Collection) => Array.from(candidates.passage, (passage, pair) => [textAt(passageIds, passage), firstStages[0]?.score[pair]])
const grades = (collection: Collection) => {
  const [set] = collection.judgementSets
  return set && Array.from(joinJudgements(collection, set).grade)
}

describe('texts', () => {
  it('are found by keys in order, and titles stand before them', async () => {
    const doc = { text: 't', segment: 's', contents: 'cs', content: 'c', body: 'b', passage: 'p' }
    const keys = Object.keys(doc)
    const candidates = keys.map((_, from) => ({ docid: `d${from}`, doc: { title: 'T', ...Object.fromEntries(Object.entries(doc).slice(from)) } }))
    const { collection } = await read(json({ query: { text: 'x', qid: '1' }, candidates: [...candidates, { docid: 'bare', doc: 'string' }, { docid: 'titled', doc: { title: ' only ' } }] }))
    expect(allTexts(collection.passageTexts)).toEqual(['T t', 'T s', 'T cs', 'T c', 'T b', 'T p', 'string', 'only'])
  })

  it('are kept once, however many lists name them, and the first stands', async () => {
    const { collection, notes } = await read(json({ query: 'x', hits: [{ qid: 1, docid: 'a', content: 'first' }] }, { query: 'y', hits: [{ qid: 2, docid: 'a', content: 'second' }] }))
    expect(allTexts(collection.passageTexts)).toEqual(['first'])
    expect(notes).toContain('1 time an id came again with another text (such as a)')
  })

  it('that are hostile stay text', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u0000\u202E${1+1}{{7*7}}'
    const { collection } = await read(`{"query":"__proto__","documents":[${JSON.stringify(hostile)}],"__proto__":{"polluted":true}}`)
    expect(allTexts(collection.passageTexts)).toEqual([hostile])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('ids', () => {
  it('that are numbers become strings, and too large ones are refused', async () => {
    const { collection, refused } = await read('{"query":{"text":"x","qid":264014},"candidates":[{"docid":5611210,"doc":"a"},{"docid":12345678901234567890,"doc":"b"}]}')
    expect([allTexts(collection.queryIds), allTexts(collection.passageIds)]).toEqual([['264014'], ['5611210']])
    expect(refused).toEqual(['1: candidate 2: the document id is a number too large for JSON readers to keep exactly'])
  })

  it('that are missing come from the text and from the order, and the receipt says so', async () => {
    const { collection, notes } = await read(json({ query: 'x', documents: ['abc', 'd'] }, { query: 'y', documents: [{ text: 'abc' }] }))
    // Known answer of SHA-1: RFC 3174.
    expect(textId('abc')).toBe('a9993e364706816a')
    expect(allTexts(collection.queryIds)).toEqual(['1', '2'])
    expect(textAt(collection.passageIds, 0)).toBe('a9993e364706816a')
    expect(collection.passageIds.length).toBe(2)
    expect(notes).toMatch(/2 queries came without an id.*3 passages came without an id/)
  })
})

describe('scores', () => {
  it('are kept; without them minus the rank stands', async () => {
    const scored = await read(json({ query: 'x', candidates: [{ docid: 'a', doc: 'a', score: -1.5 }, { docid: 'b', doc: 'b', score: '2.25' }] }))
    expect([listOf(scored.collection), scored.collection.firstStages[0]?.scored]).toEqual([[['a', -1.5], ['b', 2.25]], true])
    const ordered = await read(json({ query: 'x', candidates: [{ docid: 'a', doc: 'a' }, { docid: 'b', doc: 'b' }] }))
    expect([listOf(ordered.collection), ordered.collection.firstStages[0]?.scored]).toEqual([[['a', -1], ['b', -2]], false])
    const ranked = await read(json({ query: 'x', candidates: [{ docid: 'a', doc: 'a', rank: 2 }, { docid: 'b', doc: 'b', rank: 1 }] }))
    expect(listOf(ranked.collection)).toEqual([['a', -2], ['b', -1]])
    const partly = await read(json({ query: 'x', candidates: [{ docid: 'a', doc: 'a', score: 1 }, { docid: 'b', doc: 'b' }] }))
    expect(listOf(partly.collection)).toEqual([['a', -1], ['b', -2]])
    expect(partly.notes).toContain('1 list has scores for some candidates only')
  })

  it('are followed where a rank contradicts them', async () => {
    const { collection, notes } = await read(json({ query: 'x', hits: [{ qid: 1, docid: 'a', content: 'a', rank: 1, score: 1 }, { qid: 1, docid: 'b', content: 'b', rank: 2, score: 2 }] }))
    expect(listOf(collection)).toEqual([['a', 1], ['b', 2]])
    expect(notes).toContain('In 1 list the rank column contradicts the scores')
  })
})

describe('labelled formats', () => {
  it.each([
    ['Tevatron', { query_id: 'q', query: 'x', positive_passages: [{ docid: 'p', title: 'T', text: 'p' }], negative_passages: [{ docid: 'n', text: 'n' }] }],
    ['Training', { query_text: 'x', positives: [{ doc_id: 'p', text: 'p' }], negatives: [{ doc_id: 'n', text: 'n' }] }],
    ['sentence-transformers', { query: 'x', positive: ['p'], negative: ['n'] }],
    ['sentence-transformers triplets', { query: 'x', positive: 'p', negative: 'n' }],
    ['FlagEmbedding', { query: 'x', pos: ['p'], neg: ['n'] }],
    ['DPR', { question: 'x', answers: [], ctxs: [{ id: 'p', text: 'p', has_answer: true }, { id: 'n', text: 'n', has_answer: false }] }],
  ])('%s gives judgements named after the file', async (_, record) => {
    const { collection } = await read(json(record))
    expect(collection.judgementSets.map(({ name }) => name)).toEqual(['file'])
    expect(grades(collection)).toEqual([1, 0])
  })

  it('sentence-transformers: a positive that the retriever missed is judged, and no candidate', async () => {
    const { collection } = await read(json({ query: 'x', positive: ['found', 'missed'], documents: ['other', 'found'] }))
    expect(allTexts(collection.passageTexts)).toEqual(['other', 'found'])
    expect(grades(collection)).toEqual([0, 1])
    expect(collection.judgementSets[0]?.docIds.length).toBe(3)
  })

  it('pair rows: queries meet by text, and labels are grades', async () => {
    const { collection } = await read(json({ query: 'x', passage: 'a', label: 1 }, { query: 'y', passage: 'a', label: 0 }, { query: 'x', passage: 'b', label: 0 }))
    expect(allTexts(collection.queryTexts)).toEqual(['x', 'y'])
    expect(grades(collection)).toEqual([1, 0, 0])
  })
})

describe('judgement files', () => {
  const judged = async (text: string) => {
    const { collection, notes } = await read(text)
    const [set] = collection.judgementSets
    return { ids: set && [allTexts(set.queryIds), allTexts(set.docIds), Array.from(set.grade)], notes }
  }

  it('BEIR: columns are found by the header, in any order; without one no line is lost', async () => {
    expect((await judged('corpus-id\tquery-id\tscore\r\nd 1\tq1\t2\r\n')).ids).toEqual([['q1'], ['d 1'], [2]])
    const bare = await judged('q1\td1\t2\nq1\td2\t0\n')
    expect(bare.ids).toEqual([['q1'], ['d1', 'd2'], [2, 0]])
    expect(bare.notes).toContain('The file has no header')
  })

  it('queries that do not stand together are brought together', async () => {
    expect((await judged('q1 0 a 1\nq2 0 b 2\nq1 0 c 3\n')).ids).toEqual([['q1', 'q2'], ['a', 'c', 'b'], [1, 3, 2]])
  })

  it('ranx: whole numbers are grades', async () => {
    expect((await judged('{"q1": {"a": 1, "b": 0}, "q2": {"c": 2}}')).ids).toEqual([['q1', 'q2'], ['a', 'b', 'c'], [1, 0, 2]])
  })
})

describe('lines that only tell together', () => {
  it('that count up within a query are a run of MS MARCO and no judgements', async () => {
    const { receipts } = await ingest([textSource('run.tsv', Array.from({ length: 12 }, (_, at) => `q${at < 6 ? 1 : 2}\td${at}\t${(at % 6) + 1}`).join('\n'))], undefined)
    expect(receipts[0]).toMatchObject({ format: 'MS MARCO run', kind: 'candidates' })
    const graded = await ingest([textSource('qrels.tsv', 'q1\td1\t1\nq2\td2\t1\nq3\td3\t1')], undefined)
    expect(graded.receipts[0]).toMatchObject({ format: 'BEIR qrels TSV', kind: 'judgements' })
  })

  it('a query id may start with the mark of a comment', async () => {
    const { receipts } = await ingest([textSource('qrels.txt', '# a comment of 2023\n#1 0 a 1\nq2 0 b 0')], undefined)
    expect(receipts[0]).toMatchObject({ format: 'TREC qrels', items: 2, queries: 2 })
  })
})
