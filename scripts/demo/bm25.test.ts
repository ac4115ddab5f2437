import { readFileSync } from 'node:fs'
import { gunzipSync, strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../shared.ts'
import { Bm25Index } from './bm25.ts'
import { ndcg } from './ndcg.ts'
import { termsOf } from './terms.ts'

test('a text becomes stems, without stop words, marks and single letters', () => {
  expect(termsOf('It is NOT a well-known "Naïve" x of the 1980s: relational, stirred!')).toEqual([
    'well', 'known', 'naïve', '1980s', 'relat', 'stir',
  ])
})

test('a score is the formula by hand', () => {
  const index = new Bm25Index(['mercury planet mercury', 'planet earth', 'bread dough oven flour'])
  const [first, second] = index.search('mercury planet')
  const norm = (length: number) => 0.9 * (0.6 + (0.4 * length) / 3)
  const rare = Math.log(1 + 2.5 / 1.5)
  const common = Math.log(1 + 1.5 / 2.5)
  expect(first).toEqual({ row: 0, score: expect.closeTo((rare * 2) / (2 + norm(3)) + common / (1 + norm(3)), 12) })
  expect(second).toEqual({ row: 1, score: expect.closeTo(common / (1 + norm(2)), 12) })
  expect(index.search('mercury planet')).toHaveLength(2)
  expect(index.search('the volcano')).toEqual([])
})

test('a term that stands twice in the query counts twice', () => {
  const index = new Bm25Index(['seal on a rock', 'rock music'])
  const [once, twice] = ['seal', 'seal seals'].map((query) => index.search(query)[0]?.score ?? 0)
  expect(twice).toBeCloseTo(2 * (once ?? NaN), 12)
})

describe.runIf(sharedFolder !== undefined)('SciFact, beside bm25s', () => {
  const folder = `${sharedFolder}/data/beir`

  test('its nDCG@10 and its first 10 are those of bm25s', () => {
    const { passages, queries, judgements } = readBeir(`${folder}/scifact.zip`, 'scifact')
    const theirs = readRun(`${folder}/scifact.test.bm25.trec.gz`)
    const index = new Bm25Index(passages.map(({ text }) => text))
    const values: number[] = []
    let shared = 0
    let compared = 0
    for (const [qid, grades] of judgements) {
      const hits = index.search(queries.get(qid) ?? '').map(({ row, score }) => ({ id: passages[row]?.id ?? '', score }))
      const first10 = hits.sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1)).slice(0, 10).map(({ id }) => id)
      values.push(ndcg(first10.map((id) => grades.get(id) ?? 0), [...grades.values()], 10))
      const expected = new Set(theirs.get(qid)?.slice(0, 10))
      compared += expected.size
      shared += first10.filter((id) => expected.has(id)).length
    }
    expect(values).toHaveLength(300)
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length - 0.6713)).toBeLessThan(0.0005)
    expect(shared / compared).toBeGreaterThan(0.99)
  }, 60_000)
})

/** A BEIR folder in a zip: passages as title and text, the test queries and their judgements. */
function readBeir(path: string, name: string) {
  const files = unzipSync(readFileSync(path))
  const lines = (file: string) => {
    const bytes = files[`${name}/${file}`]
    if (bytes === undefined) throw new Error(`${path} holds no ${name}/${file}`)
    return strFromU8(bytes).split('\n').filter((line) => line !== '')
  }
  const passages = lines('corpus.jsonl').map((line) => {
    const { _id, title, text } = JSON.parse(line) as { _id: string; title: string; text: string }
    return { id: _id, text: `${title} ${text}`.trim() }
  })
  const queries = new Map(
    lines('queries.jsonl').map((line) => {
      const { _id, text } = JSON.parse(line) as { _id: string; text: string }
      return [_id, text]
    }),
  )
  const judgements = new Map<string, Map<string, number>>()
  for (const line of lines('qrels/test.tsv').slice(1)) {
    const [qid = '', docid = '', grade] = line.split('\t')
    judgements.set(qid, (judgements.get(qid) ?? new Map<string, number>()).set(docid, Number(grade)))
  }
  return { passages, queries, judgements }
}

/** Doc ids of a gzipped TREC run, in its order, by query. */
function readRun(path: string): Map<string, string[]> {
  const run = new Map<string, string[]>()
  for (const line of strFromU8(gunzipSync(readFileSync(path))).split('\n')) {
    const [qid, , docid] = line.split(' ')
    if (qid === undefined || docid === undefined) continue
    run.set(qid, [...(run.get(qid) ?? []), docid])
  }
  return run
}
