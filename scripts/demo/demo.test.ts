import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { faultsOf } from './check.ts'
import { figuresOf } from './figures.ts'
import { candidatesFile, qrelsFile, withFigures } from './files.ts'
import { rankAll } from './first-stage.ts'
import { parseSubject, readSource, SourceError } from './source.ts'

interface Line {
  query: { text: string; qid: string }
  candidates: { docid: string; score: number; doc: { title: string; text: string } }[]
}

const committed = (file: string) => readFileSync(new URL(`../../public/demo/${file}`, import.meta.url), 'utf8')
const rows = (file: string) => committed(file).trimEnd().split('\n')
const source = readSource()
const ranked = rankAll(source)

describe('what is committed under public/demo', () => {
  const queries = rows('candidates.jsonl').map((line) => JSON.parse(line) as Line)
  const judgements = rows('qrels.txt').map((line) => line.split(' '))
  const gradeOf = new Map(judgements.map(([qid, , docid, grade]) => [`${qid} ${docid}`, Number(grade)]))

  test('is what make.ts writes', () => {
    expect(committed('candidates.jsonl')).toBe(candidatesFile(ranked))
    expect(committed('qrels.txt')).toBe(qrelsFile(source))
    expect(committed('README.md')).toBe(withFigures(committed('README.md'), figuresOf(source, ranked)))
  })

  test('has 40 queries and 250 passages at least', () => {
    expect(new Set(queries.map(({ query }) => query.qid)).size).toBe(queries.length)
    expect(queries.length).toBeGreaterThanOrEqual(40)
    expect(new Set(queries.flatMap(({ candidates }) => candidates.map(({ docid }) => docid))).size).toBeGreaterThanOrEqual(250)
  })

  test('judges its own queries and passages from 0 to 3', () => {
    const [qids, docids] = [new Set(queries.map(({ query }) => query.qid)), new Set(source.passages.map(({ id }) => id))]
    for (const [qid = '', iteration, docid = '', grade] of judgements) {
      expect(qids).toContain(qid)
      expect(docids).toContain(docid)
      expect(iteration).toBe('0')
      expect(grade).toMatch(/^[0-3]$/)
    }
    expect(gradeOf.size).toBe(judgements.length)
  })

  test('holds scores that never rise down a list', () => {
    for (const { candidates } of queries) {
      candidates.forEach(({ score }, at) => expect(score).toBeLessThanOrEqual(candidates[at - 1]?.score ?? Infinity))
    }
  })

  test('misleads BM25 in 15 queries at least, without defeating it', () => {
    const misled = queries.filter(({ query, candidates }) => gradeOf.get(`${query.qid} ${candidates[0]?.docid}`) !== 3)
    expect(misled.length).toBeGreaterThanOrEqual(15)
    const { ndcg10, judged10 } = figuresOf(source, ranked)
    expect(ndcg10).toBeGreaterThan(0.55)
    expect(ndcg10).toBeLessThan(0.7)
    expect(judged10).toBeGreaterThan(0.6)
  })
})

describe('the source', () => {
  test('has no fault', () => {
    expect(faultsOf(source)).toEqual([])
  })

  test('is refused with its faults', () => {
    const short = { id: 'short', title: 'Title', text: 'Too few words.' }
    const query = { id: 'q', text: 'mercury', grades: new Map([['short', 2], ['absent', 0]]) }
    expect(faultsOf({ queries: [query], passages: [short, short] })).toEqual([
      'Passage short stands twice.',
      'Passage short has 3 words, expected 25 to 90.',
      'Passage short has 3 words, expected 25 to 90.',
      'Query q judges absent, which is no passage.',
      'Query q has no passage of grade 3.',
      'Query q has fewer than three passages above 0.',
      'Query q has fewer than two passages of grade 0.',
    ])
  })

  test('is read in blocks', () => {
    expect(parseSubject('x.txt', '? q-1 How so?\n3 a\n0 b c\n\n\n# a\nA title\nA text.\n')).toEqual({
      queries: [{ id: 'q-1', text: 'How so?', grades: new Map([['a', 3], ['b', 0], ['c', 0]]) }],
      passages: [{ id: 'a', title: 'A title', text: 'A text.' }],
    })
  })

  test.each([
    ['# a\nOnly a title', 'line 1'],
    ['# a\nTitle\nText\nMore', 'line 1'],
    ['\n\nstray', 'line 3'],
    ['? q\n3 a', 'text'],
    ['? q Text\n4 a', '4 a'],
    ['? q Text\n3 a\n0 a', 'judged once'],
  ])('that reads %j is refused with %s', (content, told) => {
    expect(() => parseSubject('x.txt', content)).toThrow(SourceError)
    expect(() => parseSubject('x.txt', content)).toThrow(told)
  })
})
