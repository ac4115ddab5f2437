import { expect, it } from 'vitest'
import { allTexts, textAt } from '../columns/text-table.ts'
import { asQueries } from './as-queries.ts'
import { bytesSource } from './bytes/byte-source.ts'
import type { Collection } from './collection.ts'
import { ingest } from './ingest.ts'
import { judgedByPhrasing } from './phrased-judgements.ts'
import { markIn } from './phrasing-ids.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const brought = async (files: Record<string, string>, base?: Collection) => {
  const { collection, receipts } = await ingest(Object.entries(files).map(([name, text]) => bytesSource(name, bytes(text))), base)
  if (!collection) throw new Error('Nothing was read')
  return { collection, notes: receipts.flatMap(({ notes }) => notes), receipts }
}
const lines = (...records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
/** Each query's phrasings as texts with the documents of their lists, in order. */
const listsOf = ({ queryIds, passageIds, candidates: { offsets, passage } }: Collection) =>
  Object.fromEntries(allTexts(queryIds).map((id, row) => [id, Array.from(passage.subarray(offsets[row], offsets[row + 1]), (at) => textAt(passageIds, at)).join(' ')]))

const candidates = (...ids: string[]) => ids.map((docid, at) => ({ docid, score: 9 - at, doc: `text of ${docid}` }))

it('knows an id with a number behind #', () => {
  expect(['q1#2', 'q1#12', '#2', 'q1#', 'q1#0', 'q1#02', 'q1#x', 'q1', 'a#b', 'a#b#3', 'q#1234567'].map((id) => markIn(bytes(id)))).toEqual([2, 2, -1, -1, -1, -1, -1, -1, -1, 3, -1])
})

it('gives each variant the list of its query, and takes all of them for one query', async () => {
  const { collection, notes, receipts } = await brought({
    'lists.jsonl': lines(
      { query: { qid: 'q1', text: 'cost of a passport', variants: ['passport fee', 'cost of a passport', 'what does a passport cost'] }, candidates: candidates('a', 'b') },
      { query: { qid: 'q2', text: 'capital of Peru' }, variants: ['Peru capital'], candidates: candidates('c') },
      { query: { qid: 'q3', text: 'alone' }, candidates: candidates('a', 'c') },
    ),
    'qrels.txt': 'q1 0 b 2\nq2 0 c 1\n',
  })
  expect(listsOf(collection)).toEqual({ q1: 'a b', 'q1#2': 'a b', 'q1#3': 'a b', q2: 'c', 'q2#2': 'c', q3: 'a c' })
  const asked = asQueries(collection)
  expect(asked && listsOf(asked.collection)).toEqual({ q1: 'a b', q2: 'c', q3: 'a c' })
  expect(allTexts(collection.queryTexts)).toContain('what does a passport cost')
  expect(notes.filter((note) => note.includes('phrasings'))).toEqual(['2 queries have 2 to 3 phrasings (“variants”, or ids such as q1#2): each phrasing is scored by itself, and together they are ranked and measured as one query.'])
  expect(receipts[0]?.queries).toBe(3)
  // A second first stage over the same variants adds no query.
  const more = await brought({ 'other.jsonl': lines({ query: { qid: 'q1', text: 'cost of a passport', variants: ['passport fee', 'what does a passport cost'] }, candidates: candidates('c', 'a') }) }, collection)
  expect(listsOf(more.collection)).toEqual({ q1: 'a b c', 'q1#2': 'a b c', 'q1#3': 'a b c', q2: 'c', 'q2#2': 'c', q3: 'a c' })
})

it('joins numbered ids to one query under the judged id, each with a list of its own', async () => {
  const { collection, notes, receipts } = await brought({
    'run.trec': 'q1#2 Q0 c 1 3 r\nq1#2 Q0 a 2 2 r\nq1#1 Q0 a 1 9 r\nq1#1 Q0 b 2 8 r\nq2#1 Q0 c 1 1 r\n',
    'queries.tsv': 'q1#1\tone way\nq1#2\tother way\nq2#1\tby itself\n',
    'corpus.jsonl': lines(...['a', 'b', 'c'].map((_id) => ({ _id, title: '', text: `text of ${_id}` }))),
    'qrels.txt': 'q1 0 c 1\nq2 0 c 1\nq9 0 c 1\n',
  })
  expect(listsOf(collection)).toEqual({ 'q1#2': 'c a', 'q1#1': 'a b', 'q2#1': 'c' })
  const asked = asQueries(collection)
  expect(asked && listsOf(asked.collection)).toEqual({ q1: 'a b c', q2: 'c' })
  expect(asked && allTexts(asked.collection.queryTexts)).toEqual(['one way', 'by itself'])
  expect(Array.from(asked?.phrased.phrasings.rows ?? [])).toEqual([1, 0, 2])
  expect(Array.from(asked?.phrased.pairOf ?? [])).toEqual([2, 0, 0, 1, 3])
  expect(receipts.at(-1)?.join).toMatchObject({ queriesJoined: 2, queriesUnknown: 1, judgementsJoined: 2 })
  expect(notes.some((note) => note.startsWith('1 query has 2 phrasings'))).toBe(true)
})

it('brings phrasings whose texts alone are known, and gives them lists in later runs too', async () => {
  const files = { 'queries.jsonl': lines({ _id: 'q1', text: 'one way', variants: ['other way'] }, { _id: 'q2', text: 'two' }), 'corpus.jsonl': lines({ _id: 'a', title: '', text: 'A' }, { _id: 'b', title: '', text: 'B' }) }
  const first = await brought(files)
  const { collection } = await brought({ 'one.trec': 'q1 Q0 a 1 3 r\nq2 Q0 b 1 3 r\n' }, first.collection)
  expect(listsOf(collection)).toEqual({ q1: 'a', q2: 'b', 'q1#2': 'a' })
  const later = await brought({ 'two.trec': 'q1 Q0 b 1 3 r\n' }, collection)
  expect(listsOf(later.collection)).toEqual({ q1: 'a b', q2: 'b', 'q1#2': 'a b' })
  expect(later.collection.firstStages.map(({ score }) => Array.from(score))).toEqual([[3, NaN, 3, 3, NaN], [NaN, 3, NaN, NaN, 3]])
})

it('leaves ids with numbers as they are where judgements are of them, and where there is nothing to join', async () => {
  const run = 'c#1 Q0 a 1 3 r\nc#2 Q0 a 1 2 r\nc#3 Q0 a 1 2 r\n'
  const judged = await brought({ 'run.trec': run, 'qrels.txt': 'c#1 0 a 1\nc#2 0 a 0\n' })
  expect(asQueries(judged.collection)).toBeNull()
  expect(judged.notes.join()).not.toContain('phrasings')
  expect(asQueries((await brought({ 'run.trec': 'c#1 Q0 a 1 3 r\nd Q0 a 1 2 r\n' })).collection)).toBeNull()
  expect(asQueries((await brought({ 'run.trec': run })).collection)?.collection.queryIds.length).toBe(1)
})

it('tells of variants that are none, and takes the query without them', async () => {
  const { collection, notes } = await brought({ 'lists.jsonl': lines({ query: { qid: 'q1', text: 'one', variants: 'two' }, candidates: candidates('a') }, { query: { qid: 'q2', text: 'three' }, variants: [4, 'five'], candidates: candidates('a') }) })
  expect(listsOf(collection)).toEqual({ q1: 'a', q2: 'a', 'q2#2': 'a' })
  expect(notes.filter((note) => note.includes('variants'))[0]).toContain('2 times "variants" held something else than texts (first in record 1)')
})

it('judges each phrasing as its query is, for what takes phrasings for queries', async () => {
  const { collection } = await brought({ 'run.trec': 'q1#1 Q0 a 1 9 r\nq1#2 Q0 b 1 3 r\nq2 Q0 c 1 1 r\n', 'qrels.txt': 'q1 0 a 2\nq1 0 z 1\nq9 0 c 1\nq2 0 c 0\n' })
  const asked = asQueries(collection)
  if (!asked) throw new Error('no phrasings')
  const [set] = judgedByPhrasing(asked.phrased).judgementSets
  if (!set) throw new Error('no judgements')
  const judged = allTexts(set.queryIds).map((id, at) => [id, ...Array.from(set.grade.subarray(set.offsets[at], set.offsets[at + 1]), (grade, place) => `${textAt(set.docIds, (set.offsets[at] ?? 0) + place)} ${grade}`)])
  expect(judged).toEqual([['q1#1', 'a 2', 'z 1'], ['q1#2', 'a 2', 'z 1'], ['q9', 'c 1'], ['q2', 'c 0']])
})
