import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { bytesSource, textSource, type ByteSource } from '../collection/bytes/byte-source.ts'
import type { Collection, JudgementSet } from '../collection/collection.ts'
import { ingest } from '../collection/ingest.ts'
import { byteOrder } from '../columns/byte-order.ts'
import { textAt } from '../columns/text-table.ts'
import { orderByScore } from '../ranking/order.ts'
import { trainingLists, type TrainingLists } from './examples.ts'
import { gradedLabels, teacherLabels } from './labels.ts'

async function collectionOf(...sources: ByteSource[]): Promise<Collection> {
  const { collection } = await ingest(sources, undefined)
  if (collection === undefined) throw new Error('nothing was read')
  return collection
}

function setOf({ judgementSets }: Collection): JudgementSet {
  const [set] = judgementSets
  if (set === undefined) throw new Error('no judgements were read')
  return set
}

/** `q1: a 3+, b 0`: a list's passages with their labels, positives marked. */
function shown({ queryIds, passageIds, candidates }: Collection, lists: TrainingLists): string[] {
  return Array.from(lists.query, (query, list) => {
    const [start, end] = [lists.offsets[list] as number, lists.offsets[list + 1] as number]
    const pairs = Array.from({ length: end - start }, (_, at) => start + at).map(
      (row) => `${textAt(passageIds, candidates.passage[lists.pair[row] as number] as number)} ${lists.label[row]}${lists.positive[row] === 1 ? '+' : ''}`,
    )
    return `${textAt(queryIds, query)}: ${pairs.join(', ')}`
  })
}

const run = (...queries: readonly (readonly [qid: string, ...docs: string[]])[]) =>
  textSource('run.jsonl', queries.map(([qid, ...docs]) => JSON.stringify({ query: { qid, text: `about ${qid}` }, candidates: docs.map((docid, at) => ({ docid, score: -at, doc: `text of ${docid}` })) })).join('\n'))

describe('training lists of judgements', async () => {
  const collection = await collectionOf(
    run(['q1', 'a', 'b', 'c', 'd'], ['q2', 'a', 'b'], ['q3', 'c', 'd'], ['q4', 'a']),
    textSource('qrels.txt', 'q1 0 a 1\nq1 0 b -2\nq1 0 d 3\nq1 0 z 3\nq2 0 a 0\nq3 0 c 2\nq3 0 d 1\n'),
  )
  const labels = gradedLabels(collection, setOf(collection))

  it('hold graded labels and several positives, and count what is left out', () => {
    const { lists, ...counts } = trainingLists(collection, labels)
    expect(shown(collection, lists)).toEqual(['q1: a 1+, b 0, c 0, d 3+', 'q3: c 2+, d 1+'])
    expect(counts).toEqual({ withoutPositive: 2, withoutNegative: 1, positives: 4, textless: 0 })
  })

  it('take positives from a level, and leave out what nobody judged', () => {
    const strict = gradedLabels(collection, setOf(collection), { level: 2, unjudged: 'leave' })
    expect(shown(collection, trainingLists(collection, strict).lists)).toEqual(['q1: a 1, b 0, d 3+', 'q3: c 2+, d 1'])
  })

  it('are those of the queries asked for', () => {
    const { lists, withoutPositive } = trainingLists(collection, labels, { queries: Uint32Array.of(1, 2) })
    expect(shown(collection, lists)).toEqual(['q3: c 2+, d 1+'])
    expect(withoutPositive).toBe(1)
  })

  it('are cut at a depth of a ranking, with the positives below it where they are asked for', () => {
    const upside = Float64Array.from({ length: collection.candidates.passage.length }, (_, pair) => pair)
    const ranking = orderByScore(collection.candidates, upside, byteOrder(collection.passageIds))
    expect(shown(collection, trainingLists(collection, labels, { ranking, depth: 2 }).lists)).toEqual(['q1: d 3+, c 0', 'q3: d 1+, c 2+'])
    expect(shown(collection, trainingLists(collection, labels, { ranking, depth: 2, keepPositives: true }).lists)).toEqual(['q1: d 3+, c 0, a 1+', 'q3: d 1+, c 2+'])
  })
})

it('lists of the training JSONL have grade 1 and 0', async () => {
  const lines = [
    { query_text: 'frost', positives: [{ doc_id: 'a', text: 'on grass' }, { doc_id: 'b', text: 'on glass' }], negatives: [{ doc_id: 'c', text: 'on fire' }], source_chunk: 'x', meta: { from: 1 } },
    { query_text: 'dew', positives: [], negatives: [{ doc_id: 'a', text: 'on grass' }], source_chunk: 'y', meta: {} },
  ]
  const collection = await collectionOf(textSource('train.jsonl', lines.map((line) => JSON.stringify(line)).join('\n')))
  const { lists, ...counts } = trainingLists(collection, gradedLabels(collection, setOf(collection)))
  expect(shown(collection, lists)).toEqual(['1: a 1+, b 1+, c 0'])
  expect(counts).toEqual({ withoutPositive: 1, withoutNegative: 0, positives: 2, textless: 0 })
})

describe('training lists of a teacher', async () => {
  const collection = await collectionOf(run(['q1', 'a', 'b', 'c'], ['q2', 'a', 'b'], ['q3', 'a', 'b']))
  const score = Float32Array.of(0.5, NaN, 2.5, NaN, NaN, -3, -3)

  it('hold its scores, and its first pair as the positive', () => {
    const { lists, withoutPositive } = trainingLists(collection, teacherLabels(collection, score))
    expect(shown(collection, lists)).toEqual(['q1: a 0.5, c 2.5+', 'q3: a -3+, b -3'])
    expect(withoutPositive).toBe(1)
  })

  it('take more positives, or none below a score', () => {
    expect(shown(collection, trainingLists(collection, teacherLabels(collection, score, { top: 2 })).lists)).toEqual(['q1: a 0.5+, c 2.5+', 'q3: a -3+, b -3+'])
    expect(shown(collection, trainingLists(collection, teacherLabels(collection, score, { top: 2, atLeast: 1 })).lists)).toEqual(['q1: a 0.5, c 2.5+'])
  })

  it('from a file of scores cover what it scores, and documents that are no candidates take no place', async () => {
    const candidates = run(['q1', 'a', 'b', 'c'], ['q2', 'a', 'b'], ['q3', 'a'])
    // Best of q1 is a passage that nobody has the text of, best of q2 one that is no candidate of its; q3 is not in it, and q9 nowhere else.
    const teacher = textSource('teacher.jsonl', [['q1', 'z', 9], ['q1', 'b', 2], ['q1', 'c', 1], ['q2', 'c', 7], ['q2', 'b', 3], ['q9', 'a', 1]].map(([qid, docid, logit]) => JSON.stringify({ qid, docid, logit })).join('\n'))
    const taught = await collectionOf(candidates, teacher)
    const [first, weak] = taught.firstStages
    if (first === undefined || weak === undefined) throw new Error('the file of scores is no first stage')
    expect(weak.name).toBe('teacher')
    const ranking = orderByScore(taught.candidates, first.score, byteOrder(taught.passageIds))
    const { lists, withoutPositive } = trainingLists(taught, teacherLabels(taught, weak.score, { ranking }), { ranking })
    expect(shown(taught, lists)).toEqual(['q1: b 2+, c 1', 'q2: b 3+'])
    expect(withoutPositive).toBe(2)
    const cut = teacherLabels(taught, weak.score, { ranking, depth: 1 })
    expect(shown(taught, trainingLists(taught, cut, { ranking, depth: 1 }).lists)).toEqual([])
  })

  it('need a score a pair', () => {
    expect(() => teacherLabels(collection, new Float32Array(3))).toThrow('3 scores for 7 pairs')
  })
})

it('pairs without a text are counted and left out', async () => {
  const collection = await collectionOf(run(['q1', 'a', 'b']), textSource('run.trec', 'q1 Q0 a 1 2 x\nq1 Q0 z 2 1 x\n'), textSource('qrels.txt', 'q1 0 a 1\nq1 0 z 1\n'))
  const { lists, textless } = trainingLists(collection, gradedLabels(collection, setOf(collection)))
  expect(shown(collection, lists)).toEqual(['q1: a 1+, b 0'])
  expect(textless).toBe(1)
})

it.runIf(sharedFolder !== undefined)('lists of TREC DL 2019 hold the judgements that its files hold', async () => {
  const file = (name: string) => readFileSync(`${sharedFolder ?? ''}/data/dl19/${name}`)
  const collection = await collectionOf(bytesSource('candidates.BM25.json', file('candidates.BM25.json')), bytesSource('qrels.txt', file('qrels.txt')))
  const rows = (name: string) => file(name).toString().trim().split('\n').map((line) => line.split(/\s+/))
  const grades = new Map(rows('qrels.txt').map(([query, , doc, grade]) => [`${query} ${doc}`, Number(grade)]))
  const retrieved = new Map<string, number[]>()
  for (const [query = '', , doc] of rows('run.BM25.trec')) retrieved.set(query, [...(retrieved.get(query) ?? []), grades.get(`${query} ${doc}`) ?? 0])
  const graded = Array.from(retrieved.values()).filter((list) => list.some((grade) => grade >= 2))
  const { lists, positives, withoutPositive } = trainingLists(collection, gradedLabels(collection, setOf(collection), { level: 2 }))
  expect([lists.query.length, withoutPositive]).toEqual([graded.length, retrieved.size - graded.length])
  expect(Array.from(lists.label)).toEqual(graded.flat())
  expect(positives).toBe(graded.flat().filter((grade) => grade >= 2).length)
})
