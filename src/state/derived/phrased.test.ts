/** Phrasings against numpy and pytrec_eval (scripts/goldens/phrasings.py): from the files to the measures. */
import { describe, expect, test } from 'vitest'
import golden from '../../../scripts/goldens/phrasings.json' with { type: 'json' }
import { bytesSource } from '../../collection/bytes/byte-source.ts'
import type { Collection } from '../../collection/collection.ts'
import { ingest } from '../../collection/ingest.ts'
import { allTexts, textAt } from '../../columns/text-table.ts'
import type { Combination } from '../../ranking/phrasings.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import { scorerKey } from '../../systems/key.ts'
import type { Scorer } from '../../systems/system.ts'
import { defaultChoices } from '../choices.ts'
import type { SystemScores } from '../scores.ts'
import { selectBase, selectSystems } from '../selected.ts'
import type { Base } from './base.ts'
import { costOf } from './cost.ts'
import { evaluations } from './measures.ts'
import { askedPairs, broughtPair, onPhrasings } from './phrased-scores.ts'
import type { OrderedSystem } from './systems.ts'

type ByDoc = Readonly<Partial<Record<string, number>>>
type ByQuery = Readonly<Record<string, ByDoc>>
const [lists, logits]: ByQuery[] = [golden.lists, golden.logits]
const NAMES = { ndcg_cut_10: 'nDCG@10', recip_rank: 'MRR', map: 'MAP', P_5: 'P@5' }

const reading = read()
async function read(): Promise<Collection> {
  const documents = new Set(Object.values<ByDoc>(golden.lists).flatMap((docs) => Object.keys(docs)))
  const files = {
    'run.trec': Object.entries<ByDoc>(golden.lists).flatMap(([qid, docs]) => Object.entries(docs).map(([docid, score]) => `${qid} Q0 ${docid} 1 ${score} run`)),
    'qrels.txt': Object.entries<ByDoc>(golden.qrels).flatMap(([qid, docs]) => Object.entries(docs).map(([docid, grade]) => `${qid} 0 ${docid} ${grade}`)),
    'queries.tsv': Object.keys(golden.lists).map((id) => `${id}\twords of ${id}`),
    'corpus.jsonl': Array.from(documents, (id) => JSON.stringify({ _id: id, title: '', text: `text of ${id}` })),
  }
  const { collection } = await ingest(Object.entries(files).map(([name, lines]) => bytesSource(name, Buffer.from(`${lines.join('\n')}\n`))), undefined)
  if (!collection) throw new Error('nothing was read')
  return collection
}

const scorer: Scorer = { kind: 'cross-encoder', model: 'a model', revision: '1', dtype: 'fp32', maxLength: 256 }

/** The logits of the golden on the pairs as they were brought, but for those of `missing`. */
function scored({ candidates, queryIds, passageIds }: Collection, missing?: string): SystemScores {
  const values = new Float32Array(candidates.passage.length)
  for (let row = 0; row < queryIds.length; row++) {
    for (let pair = candidates.offsets[row] as number; pair < (candidates.offsets[row + 1] as number); pair++) {
      const [qid, docid] = [textAt(queryIds, row), textAt(passageIds, candidates.passage[pair] as number)]
      values[pair] = `${qid} ${docid}` === missing ? NaN : (logits?.[qid]?.[docid] ?? NaN)
    }
  }
  return { key: scorerKey(scorer), scorer, values, start: { scorer, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, summary: null, skipped: [], alone: true }
}

function systemsOf(collection: Collection, phrasings: Combination, scores: readonly SystemScores[], depth = golden.depth): { base: Base; first: OrderedSystem; reranked: OrderedSystem | undefined } {
  const facts = { collection, scored: scores, pipelines: [], appeared: [], fusions: [], choices: { ...defaultChoices, phrasings, depth } }
  const [base, [first, reranked]] = [selectBase(facts), selectSystems(facts)]
  if (!base || !first) throw new Error('no systems')
  return { base, first, reranked }
}

/** By query: the documents in order, or as many of them, each with what stands for it in `values`. */
const idsOf = (base: Base, { rankings }: OrderedSystem, query: number) => Array.from(rankedPairs(rankings, query), (pair) => textAt(base.collection.passageIds, base.collection.candidates.passage[pair] as number))
const byQuery = <T>(base: Base, of: (query: number) => T) => Object.fromEntries(allTexts(base.collection.queryIds).map((id, query) => [id, of(query)] as const))
const valuesOf = (base: Base, system: OrderedSystem, query: number, most: number) =>
  Object.fromEntries(Array.from(rankedPairs(system.rankings, query).subarray(0, most), (pair) => [textAt(base.collection.passageIds, base.collection.candidates.passage[pair] as number), system.values?.[pair]] as const))

function expectMeasures(base: Base, system: OrderedSystem, wanted: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const names = Object.entries(NAMES)
  const found = evaluations(base, system, names.map(([, name]) => name), 1)
  for (const [at, [theirs]] of names.entries()) {
    base.joined?.query.forEach((query, judged) => expect(found[at]?.perQuery[judged], `${theirs} of query ${query}`).toBeCloseTo(wanted[textAt(base.collection.queryIds, query)]?.[theirs] ?? NaN, 10))
  }
}

describe.each(golden.cases)('phrasings by $combination', (wanted) => {
  const combination = wanted.combination as Combination

  test('the first stage is numpy’s, score by score, and its measures are pytrec_eval’s', async () => {
    const { base, first } = systemsOf(await reading, combination, [])
    const values = byQuery(base, (query) => valuesOf(base, first, query, Infinity))
    expect(Object.keys(values).sort()).toEqual(['q1', 'q2', 'q3'])
    for (const [qid, docs] of Object.entries<ByDoc>(wanted.first)) {
      expect(Object.keys(values[qid] ?? {}).sort()).toEqual(Object.keys(docs).sort())
      for (const [docid, score] of Object.entries(docs)) expect(values[qid]?.[docid], `${qid} ${docid}`).toBeCloseTo(score ?? NaN, 12)
    }
    expectMeasures(base, first, wanted.firstMeasures)
  })

  test('the reranked head is put together from what each phrasing was scored', async () => {
    const collection = await reading
    const { base, reranked } = systemsOf(collection, combination, [scored(collection)])
    if (!reranked) throw new Error('no reranked system')
    expect(byQuery(base, (query) => idsOf(base, reranked, query))).toEqual(wanted.reranked)
    for (const [qid, docs] of Object.entries(byQuery(base, (query) => valuesOf(base, reranked, query, golden.depth)))) {
      for (const [docid, score] of Object.entries(docs)) expect(score, `${qid} ${docid}`).toBeCloseTo((wanted.heads as ByQuery)[qid]?.[docid] ?? NaN, 12)
    }
    expectMeasures(base, reranked, wanted.rerankedMeasures)
  })

  test('a query is whole when each of its phrasings is scored', async () => {
    const collection = await reading
    const [docid = ''] = Object.keys(lists?.['q1#2'] ?? {})
    const { reranked } = systemsOf(collection, combination, [scored(collection, `q1#2 ${docid}`)], 100)
    expect(Array.from(reranked?.rankings.complete ?? [])).toEqual([0, 1, 1])
  })
})

test('a job scores the head of each phrasing’s own list, and costs as much', async () => {
  const collection = await reading
  const { base, reranked } = systemsOf(collection, 'max', [scored(collection)])
  const head = rankedPairs(base.order, 0).slice(0, golden.depth)
  const inHead = new Set(Array.from(head, (pair) => textAt(collection.passageIds, base.collection.candidates.passage[pair] as number)))
  const asked = askedPairs(base, 0, head).map(({ query, pairs }) => [textAt(collection.queryIds, query), Array.from(pairs, (pair) => textAt(collection.passageIds, collection.candidates.passage[pair] as number)).sort()] as const)
  expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(['q1', 'q1#2', 'q1#3'].map((qid) => [qid, Object.keys(lists?.[qid] ?? {}).filter((docid) => inHead.has(docid)).sort()])))
  const all = Array.from({ length: base.collection.queryIds.length }, (_, query) => askedPairs(base, query, rankedPairs(base.order, query).slice(0, golden.depth))).flat()
  expect(reranked && costOf(reranked, {})[0]).toMatchObject({ queries: 3, pairs: all.reduce((sum, { pairs }) => sum + pairs.length, 0) })
})

test('a pair is told apart again where the collection is read as it was brought', async () => {
  const collection = await reading
  const { base, first } = systemsOf(collection, 'max', [])
  const values = first.values && onPhrasings(base, first.values)
  for (let query = 0; query < base.collection.queryIds.length; query++) {
    for (const pair of rankedPairs(base.order, query)) {
      const { row, query: phrasing, passage } = broughtPair(base, query, pair)
      expect(collection.candidates.passage[row]).toBe(passage)
      expect(textAt(collection.queryIds, phrasing).split('#')[0]).toBe(textAt(base.collection.queryIds, query))
      expect(values?.[row]).toBe(first.values?.[pair])
    }
  }
})
