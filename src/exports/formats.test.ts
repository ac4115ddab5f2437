import { expect, test } from 'vitest'
import { cohere } from './cohere.ts'
import { rankLlm } from './rank-llm.ts'
import { ranxQrels, ranxRun } from './ranx.ts'
import { defaultSubmission, submission } from './submission.ts'
import { smallCollection, smallJudgements, smallRun } from './testing/small-run.ts'

const whole = (texts: Iterable<string>) => [...texts].join('')
const lines = (texts: Iterable<string>): unknown[] => whole(texts).trim().split('\n').map((line) => JSON.parse(line) as unknown)

test('ranx JSON is one object of objects, floats in runs and whole numbers in qrels', () => {
  // ranx' Run.save and Qrels.save write `{"q_1": {"d_1": 1.5}}`; its constructor takes any order and sorts.
  expect(whole(ranxRun(smallRun()))).toBe('{"q1":{"d3":8.60713768,"d1":-0.25,"d2":-1.25},\n"q2":{"d2":1.0,"d4":1.0}}\n')
  expect(whole(ranxRun(smallRun(), true))).toContain('"q2":{"d2":1.0,"d4":0.99999994}')
  expect(whole(ranxQrels(smallJudgements()))).toBe('{"q1":{"d1":2,"d9":-1},\n"q2":{"d2":1},\n"q9":{"d1":3}}\n')
  expect(whole(ranxRun(smallRun({ rankings: { ...smallRun().rankings, complete: new Uint8Array(3) } })))).toBe('{}\n')
})

test('rank_llm gets its Request, a line a query, in the shown order', () => {
  // rank_llm/data.py: Request(query: Query(text, qid), candidates: list of Candidate(docid, score: float, doc: dict)).
  const [first, second, ...others] = lines(rankLlm(smallRun()))
  expect(first).toEqual({
    query: { text: 'why is the lawn white', qid: 'q1' },
    candidates: [
      { docid: 'd3', score: 8.60713768, doc: { text: 'Owls hunt at night.' } },
      { docid: 'd1', score: -0.25, doc: { text: 'Frost whitens grass.' } },
      { docid: 'd2', score: -1.25, doc: { text: 'The lake is 40 m deep.' } },
    ],
  })
  expect(second).toMatchObject({ candidates: [{ docid: 'd2' }, { doc: { text: 'The museum\nopens at nine.' } }] })
  expect(whole(rankLlm(smallRun()))).toContain('"score":1.0,')
  expect(others).toEqual([])
})

test('Cohere’s shape has the sigmoid beside the logit, and leaves out what was not scored', () => {
  const [first] = lines(cohere(smallRun()))
  expect(first).toEqual({
    id: 'q1',
    query_id: 'q1',
    query: 'why is the lawn white',
    results: [
      // sentence-transformers prints 0.9998173 for this logit (CONVENTIONS, 6).
      { index: 2, relevance_score: expect.closeTo(0.9998173, 6) as number, logit: 8.60713768, document: { id: 'd3', text: 'Owls hunt at night.' } },
      { index: 0, relevance_score: 1 / (1 + Math.exp(0.25)), logit: -0.25, document: { id: 'd1', text: 'Frost whitens grass.' } },
    ],
  })
  expect(whole(cohere(smallRun({ isLogit: false })))).not.toContain('logit')
})

test('a submission has a query on a line', () => {
  expect(whole(submission(smallRun()))).toBe(`query_id,${Array.from({ length: 10 }, (_, at) => `doc_id_${at + 1}`).join()}\nq1,d3,d1,d2,,,,,,,\nq2,d2,d4,,,,,,,,\n`)
  expect(whole(submission(smallRun(), { k: 2, separator: '\t', header: false, ids: 'one column' }))).toBe('q1\td3 d1\nq2\td2 d4\n')
  const awkward = smallRun({ collection: smallCollection({ passageIds: ['a,"b"', '=1+1', 'c d', 'd4'] }) })
  expect(whole(submission(awkward, { ...defaultSubmission, k: 3, header: false }))).toBe('q1,c d,"a,""b""",=1+1\nq2,=1+1,d4,\n')
  expect(() => whole(submission(awkward, { ...defaultSubmission, ids: 'one column' }))).toThrow('“c d” holds white space')
  expect(() => whole(submission(smallRun(), { ...defaultSubmission, k: 0 }))).toThrow(RangeError)
})
