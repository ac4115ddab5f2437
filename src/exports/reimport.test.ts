/** What leaves the app comes back to it with the same numbers: a reranked order with ties, ids of any script, and a tail below the depth. */
import { expect, test } from 'vitest'
import { byteOrder } from '../columns/byte-order.ts'
import { allTexts } from '../columns/text-table.ts'
import { textSource } from '../collection/bytes/byte-source.ts'
import type { Collection } from '../collection/collection.ts'
import { ingest } from '../collection/ingest.ts'
import { joinJudgements } from '../collection/judgements.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import { parseMeasure } from '../evaluation/measure.ts'
import { rerank } from '../ranking/holes.ts'
import { orderByScore } from '../ranking/order.ts'
import type { Rankings } from '../ranking/rankings.ts'
import type { OrderedRun } from './ordered-run.ts'
import { ranxQrels } from './ranx.ts'
import { runFormatKeys, runFormats } from './run-formats.ts'
import { defaultSubmission } from './submission.ts'
import { trecQrels } from './trec-qrels.ts'

const documents = ['｡1', '😀2', 'd-3', 'é4', '5', 'a#6', 'z', '07']
const lists = Array.from({ length: 5 }, (_, query) => ({
  query: { qid: `q${query}`, text: `question ${query}` },
  candidates: documents.map((docid, at) => ({ docid, score: 10 - ((at * 3 + query) % 8), doc: `text of ${docid}` })),
}))
const grades = ['q0 0 😀2 3', 'q0 0 ｡1 1', 'q0 0 lost 2', 'q1 0 z 0', 'q2 0 07 2', 'q2 0 é4 -1', 'q4 0 a#6 1', 'q4 0 5 1', 'q7 0 z 1']
const names = ['nDCG@3', 'nDCG', 'MRR@10', 'MAP', 'Hit@1', 'Recall@5', 'P@5', 'Rprec', 'Bpref', 'ERR@5', 'RBP(p=0.8)', 'Judged@5', 'nDCG(judged_only=True)@3']

async function read(candidates: string, qrels: string): Promise<Collection> {
  const { collection, receipts } = await ingest([textSource('candidates', candidates), textSource('qrels', qrels)], undefined)
  if (!collection) throw new Error(JSON.stringify(receipts))
  expect(receipts.map(({ refusedCount }) => refusedCount)).toEqual([0, 0])
  return collection
}

function measured(collection: Collection, rankings: Rankings): unknown {
  const [set] = collection.judgementSets
  if (!set) throw new Error('no judgements')
  const { queryRow, grade } = joinJudgements(collection, set)
  const evaluations = evaluate(rankings, { query: queryRow, offsets: set.offsets, grade: set.grade, pairGrade: grade }, names.map(parseMeasure))
  const ids = allTexts(set.queryIds)
  return evaluations.map(({ mean, perQuery }, at) => [names[at], mean, Object.fromEntries(ids.map((id, query) => [id, perQuery[query]]))])
}

const firstOrder = (collection: Collection) => orderByScore(collection.candidates, collection.firstStages[0]?.score ?? new Float64Array(0), byteOrder(collection.passageIds))

const comesBack = [
  ['TREC run, TREC qrels', 'trec', false],
  ['tie-proof TREC run', 'trec', true],
  ['ranx run, ranx qrels', 'ranx', false],
  ['rank_llm', 'rankLlm', false],
  ['Cohere-shaped', 'cohere', false],
] as const

test.each(comesBack)('%s', async (_, key, tieProof) => {
  const collection = await read(lists.map((list) => JSON.stringify(list)).join('\n'), grades.join('\n'))
  // Whole numbers, so that some tie; two that a sigmoid cannot tell apart.
  const logits = Float32Array.from(collection.candidates.passage, (passage, pair) => (passage === 0 ? 60 : passage === 1 ? 50 : ((pair * 7) % 5) - 2))
  const depth = key === 'cohere' ? documents.length : 5
  const rankings = rerank(firstOrder(collection), logits, collection.candidates, byteOrder(collection.passageIds), depth)
  const run: OrderedRun = { collection, rankings, score: logits, depth, tag: 'm', isLogit: true }
  const [set] = collection.judgementSets
  if (!set) throw new Error('no judgements')
  const judgements = { set, queryRow: joinJudgements(collection, set).queryRow, queryIds: collection.queryIds }
  const qrels = Array.from(key === 'ranx' ? ranxQrels(judgements) : trecQrels(judgements)).join('')
  const back = await read(Array.from(runFormats[key].write(run, { tieProof, submission: defaultSubmission })).join(''), qrels)
  expect(measured(back, firstOrder(back))).toEqual(measured(collection, rankings))
})

test('every format of runs comes back here, but for the submission, whose columns are the person’s', () => {
  expect(new Set(runFormatKeys)).toEqual(new Set([...comesBack.map(([, key]) => key), 'submission']))
})
