/** A pipeline against its stages done by hand: strings and sorts from the files, none of the app's columns. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../../scripts/shared.ts'
import { bytesSource } from '../../collection/bytes/byte-source.ts'
import type { Collection } from '../../collection/collection.ts'
import { ingest } from '../../collection/ingest.ts'
import { textAt } from '../../columns/text-table.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import { pipelineKey, scorerKey } from '../../systems/key.ts'
import { parsePipeline, plannedAs, spell, type Stage } from '../../systems/pipeline.ts'
import type { Scorer } from '../../systems/system.ts'
import { collectionOf } from '../../scoring/testing/collection.ts'
import { defaultChoices } from '../choices.ts'
import type { Pipeline, SystemScores } from '../scores.ts'
import { selectBase, selectColumns, selectSystems, type Facts } from '../selected.ts'
import type { Base } from './base.ts'
import { comparisonOf } from './comparison.ts'
import { costOf } from './cost.ts'
import { measureTable } from './measure-table.ts'
import type { OrderedSystem } from './systems.ts'

const file = (path: string) => readFileSync(`${sharedFolder ?? ''}/${path}`, 'utf8')
const scorer = (model: string): Scorer => ({ kind: model.startsWith('all') ? 'bi-encoder' : 'cross-encoder', model, revision: '1', dtype: 'fp32', maxLength: 256 })
const [small, large] = [scorer('all-MiniLM-L6-v2'), scorer('minilm-l6-qa-reranker')]

type ByDoc = Readonly<Record<string, number>>
const references = new Map<string, Readonly<Record<string, ByDoc>>>()
function reference({ model }: Scorer): Readonly<Record<string, ByDoc>> {
  const pairs = references.get(model) ?? (JSON.parse(file(`reference/dl19.${model}.json`)) as { pairs: Readonly<Record<string, ByDoc>> }).pairs
  references.set(model, pairs)
  return pairs
}

let reading: Promise<Collection> | undefined
const dl19 = (): Promise<Collection> => (reading ??= read())
async function read(): Promise<Collection> {
  const { collection } = await ingest([bytesSource('BM25.json', Buffer.from(file('data/dl19/candidates.BM25.json'))), bytesSource('qrels.txt', Buffer.from(file('data/dl19/qrels.txt')))], undefined)
  if (!collection) throw new Error('DL19 was not read')
  return collection
}

function pairsIn({ candidates, queryIds, passageIds }: Collection): { qid: string; docid: string }[] {
  return Array.from({ length: queryIds.length }, (_, query) => query).flatMap((query) =>
    Array.from(candidates.passage.subarray(candidates.offsets[query], candidates.offsets[query + 1]), (passage) => ({ qid: textAt(queryIds, query), docid: textAt(passageIds, passage) })),
  )
}

function scored(of: Scorer, collection: Collection, isScored: (qid: string, docid: string) => boolean = () => true): SystemScores {
  const pairs = reference(of)
  const values = Float32Array.from(pairsIn(collection), ({ qid, docid }) => (isScored(qid, docid) ? (pairs[qid]?.[docid] ?? NaN) : NaN))
  return { key: scorerKey(of), scorer: of, values, start: { scorer: of, device: 'wasm', threads: 2, adapter: null, fallbacks: [] }, summary: null, skipped: [], alone: false }
}

const pipeline = (...stages: readonly Stage[]): Pipeline => ({ key: pipelineKey(stages), name: spell(plannedAs(stages)), stages })

function factsOf(collection: Collection, systems: readonly SystemScores[], pipelines: readonly Pipeline[]): Facts & { readonly base: Base } {
  const facts = { collection, scored: systems, pipelines, appeared: pipelines.map(({ key }) => key), fusions: [], choices: defaultChoices }
  const base = selectBase(facts)
  if (!base) throw new Error('no base')
  return { ...facts, base }
}

const orderOf = ({ rankings }: OrderedSystem, { collection }: Base) =>
  Object.fromEntries(
    Array.from({ length: collection.queryIds.length }, (_, query) => [textAt(collection.queryIds, query), Array.from(rankedPairs(rankings, query), (pair) => textAt(collection.passageIds, collection.candidates.passage[pair] as number))]),
  )

/** Score descending, and among equals docid descending. */
const sortedBy = (scores: ByDoc, docids: readonly string[]) => [...docids].sort((a, b) => Math.fround(scores[b] ?? NaN) - Math.fround(scores[a] ?? NaN) || (a < b ? 1 : -1))

function byHand(...stages: readonly Stage[]): Record<string, string[]> {
  const lists = JSON.parse(file('data/dl19/candidates.BM25.json')) as { hits: { qid: number; docid: string; score: number }[] }[]
  return Object.fromEntries(
    lists.map(({ hits }) => {
      const qid = String(hits[0]?.qid)
      const first = [...hits].sort((a, b) => b.score - a.score || (a.docid < b.docid ? 1 : -1)).map(({ docid }) => docid)
      return [qid, stages.reduce((order, { scorer: by, depth }) => [...sortedBy(reference(by)[qid] ?? {}, order.slice(0, depth)), ...order.slice(depth)], first)]
    }),
  )
}

/** nDCG@10 with linear gains over all judged documents, meaned over the judged queries. */
function ndcg(orders: Readonly<Record<string, readonly string[]>>): number {
  const grades: Record<string, Record<string, number>> = {}
  for (const line of file('data/dl19/qrels.txt').trim().split('\n')) {
    const [qid = '', , docid = '', grade] = line.split(/\s+/)
    ;(grades[qid] ??= {})[docid] = Number(grade)
  }
  const dcg = (gains: readonly number[]) => gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
  const values = Object.entries(grades).map(([qid, of]) => dcg((orders[qid] ?? []).map((docid) => of[docid] ?? 0)) / dcg(Object.values(of).sort((a, b) => b - a)))
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe.runIf(sharedFolder !== undefined)('pipelines over DL19, with the scores of sentence-transformers', () => {
  test.each([
    'all-MiniLM-L6-v2@100>minilm-l6-qa-reranker@20',
    'minilm-l6-qa-reranker@50>all-MiniLM-L6-v2@10',
    'all-MiniLM-L6-v2@10>minilm-l6-qa-reranker@30',
    'all-MiniLM-L6-v2@100>minilm-l6-qa-reranker@20>all-MiniLM-L6-v2@3',
  ])('%s is what it is by hand', async (name) => {
    const stages = parsePipeline(name).map(({ model, depth }) => ({ scorer: scorer(model), depth }))
    const collection = await dl19()
    const facts = factsOf(collection, [scored(small, collection), scored(large, collection)], [pipeline(...stages)])
    const systems = selectSystems(facts)
    expect(systems.map(({ shown }) => shown.name)).toEqual(['First stage', name])
    const [, made] = systems
    if (!made) throw new Error('The pipeline is not shown')
    const expected = byHand(...stages)
    expect(orderOf(made, facts.base)).toEqual(expected)
    const row = measureTable(facts.base, systems, ['nDCG@10'], 1)?.rows[1]
    expect(row?.complete).toBe(43)
    expect(row?.cells[0]?.mean).toBeCloseTo(ndcg(expected), 12)
  })

  test('a query is complete when every stage is', async () => {
    const collection = await dl19()
    const stages = [{ scorer: small, depth: 100 }, { scorer: large, depth: 20 }]
    const whole = byHand(...stages.slice(0, 1))
    const [first = '', second = '', third = ''] = [0, 1, 2].map((query) => textAt(collection.queryIds, query))
    // The first query lacks a score below, the second one above, the third one that nobody asks for.
    const below = scored(small, collection, (qid, docid) => qid !== first || docid !== whole[first]?.[99])
    const above = scored(large, collection, (qid, docid) => !(qid === second && docid === whole[second]?.[7]) && !(qid === third && docid === whole[third]?.[20]))
    const facts = factsOf(collection, [below, above], [pipeline(...stages)])
    const systems = selectSystems(facts)
    expect(measureTable(facts.base, systems, ['nDCG@10'], 1)?.rows[1]).toMatchObject({ complete: 41, cells: [{ n: 41 }] })
    const told = [0, 1, 2].map((query) => comparisonOf(facts.base, selectColumns(facts), query, 'nDCG@10', 1).columns[1])
    expect(told.map((column) => [column?.scored, column?.wanted])).toEqual([[119, 120], [119, 120], [120, 120]])
    expect(told[2]?.item(19)).toMatchObject({ belowDepth: false, score: expect.any(Number) as number })
    expect(told[2]?.item(20)).toMatchObject({ belowDepth: true, score: null, docid: whole[third]?.[20] })
  })

  test('its cost is its stages’: pairs from the lists, time where the scorer was measured on the device', async () => {
    const collection = await dl19()
    const facts = factsOf(collection, [scored(small, collection), scored(large, collection)], [pipeline({ scorer: small, depth: 1000 }, { scorer: large, depth: 20 })])
    const [first, made] = selectSystems(facts)
    if (!first || !made) throw new Error('The pipeline is not shown')
    const speeds = { [`${scorerKey(large)} wasm`]: { pairs: 40, milliseconds: 200 }, [`${scorerKey(small)} webgpu`]: { pairs: 9, milliseconds: 9 } }
    expect(costOf(first, speeds)).toEqual([])
    expect(costOf(made, speeds)).toEqual([
      { model: small.model, dtype: 'fp32', device: 'wasm', depth: 1000, pairs: 4300, queries: 43, millisecondsPerPair: null },
      { model: large.model, dtype: 'fp32', device: 'wasm', depth: 20, pairs: 860, queries: 43, millisecondsPerPair: 5 },
    ])
  })
})

test('colours stay with their systems when a pipeline goes, or a scorer comes', () => {
  const scores = (of: Scorer, alone: boolean): SystemScores => ({ key: scorerKey(of), scorer: of, values: Float32Array.of(1), start: { scorer: of, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, summary: null, skipped: [], alone })
  const collection = { ...collectionOf([{ query: 'who', passages: ['she'] }]), firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(1) }] }
  const made = [pipeline({ scorer: small, depth: 9 }, { scorer: large, depth: 3 }), pipeline({ scorer: small, depth: 9 }, { scorer: large, depth: 2 })]
  const [gone, stays] = made.map(({ key }) => key)
  const before: Facts = { ...factsOf(collection, [scores(small, false), scores(large, false)], made) }
  const after: Facts = { ...before, scored: [scores(small, false), scores(large, true)], pipelines: made.slice(1), appeared: [...before.appeared, scorerKey(large)] }
  const colours = (facts: Facts) => Object.fromEntries(selectSystems(facts).map(({ shown: { key, colour } }) => [key, colour]))
  expect(colours(before)).toEqual({ 'first-stage:BM25': 0, [gone ?? '']: 1, [stays ?? '']: 2 })
  expect(colours(after)).toEqual({ 'first-stage:BM25': 0, [scorerKey(large)]: 3, [stays ?? '']: 2 })
})
