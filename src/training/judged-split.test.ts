import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { gunzipSync, strFromU8, unzipSync } from 'fflate'
import { sharedFolder } from '../../scripts/shared.ts'
import { bytesSource, textSource, type ByteSource } from '../collection/bytes/byte-source.ts'
import type { Collection, JudgementSet } from '../collection/collection.ts'
import { ingest } from '../collection/ingest.ts'
import { textAt } from '../columns/text-table.ts'
import { trainingLists } from './examples.ts'
import { setsByName, splitByJudgements, type PartSets } from './judged-split.ts'
import { gradedLabels } from './labels.ts'
import { resemblance, shinglesOf } from './min-hash.ts'
import { NEAR } from './near-duplicates.ts'
import { overlaps, passagesOf } from './overlap.ts'
import { parts, type Part, type QuerySplit } from './split.ts'

async function collectionOf(sources: readonly ByteSource[]): Promise<Collection> {
  const { collection } = await ingest(sources, undefined)
  if (collection === undefined) throw new Error('nothing was read')
  return collection
}

const queries = Array.from({ length: 12 }, (_, at) => `q${at}`)
const candidates = textSource('run.jsonl', queries.map((qid) => JSON.stringify({ query: { qid, text: `about ${qid}` }, candidates: [{ docid: 'a', score: 1, doc: 'text' }] })).join('\n'))
const qrels = (name: string, ids: readonly string[]) => textSource(name, ids.map((qid) => `${qid} 0 a 1\n`).join(''))
const named = (sets: Partial<Record<string, JudgementSet>>) => Object.fromEntries(Object.entries(sets).map(([part, set]) => [part, set?.name]))

describe('sets called by the part they are for', () => {
  it.each([
    [['train.tsv', 'dev.tsv', 'test.tsv'], { train: 'train', validation: 'dev', test: 'test' }],
    [['nfcorpus-training.tsv', 'nfcorpus_valid.tsv'], { train: 'nfcorpus-training', validation: 'nfcorpus_valid' }],
    [['train-test.tsv', 'contest.tsv', 'trains.tsv'], {}],
    [['test.a.tsv', 'test.b.tsv', 'train.tsv'], { train: 'train' }],
  ])('%j', async (files, expected) => {
    const { judgementSets } = await collectionOf([candidates, ...files.map((file, at) => qrels(file, [queries[at] ?? '']))])
    expect(named(setsByName(judgementSets))).toEqual(expected)
  })
})

describe('a split by sets', async () => {
  const collection = await collectionOf([candidates, qrels('train.txt', [...queries.slice(0, 8), 'elsewhere']), qrels('dev.txt', ['q7', 'q9', 'q8']), qrels('test.txt', ['q9', 'q10'])])
  const [train, validation, test] = collection.judgementSets as readonly [JudgementSet, JudgementSet, JudgementSet]
  const shares = { validation: 0.25, test: 0.25 }
  const idsOf = (rows: Uint32Array) => Array.from(rows, (row) => textAt(collection.queryIds, row))

  it('has the queries of each, and a query of two in the later part alone', () => {
    const { split, sets, judgedTwice } = splitByJudgements(collection, { train, validation, test }, shares, 1)
    expect(parts.map((part) => idsOf(split[part]))).toEqual([queries.slice(0, 7), ['q7', 'q8'], ['q9', 'q10']])
    expect(sets).toEqual({ train, validation, test })
    expect(judgedTwice).toBe(2)
  })

  it('cuts what has no set from the queries that are trained on', () => {
    const { split, sets } = splitByJudgements(collection, { train, test }, shares, 1)
    expect(parts.map((part) => split[part].length)).toEqual([6, 2, 2])
    expect(idsOf(split.test)).toEqual(['q9', 'q10'])
    expect([...split.train, ...split.validation].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(sets.validation).toBe(train)
  })

  it('refuses a set of other queries', async () => {
    const { judgementSets } = await collectionOf([candidates, qrels('other.txt', ['nine', 'ten'])])
    const [other] = judgementSets as readonly [JudgementSet]
    expect(() => splitByJudgements(collection, { train: other }, shares, 1)).toThrow('None of the queries that "other" judges')
  })
})

describe.runIf(sharedFolder !== undefined)('NFCorpus', () => {
  it('is split by its own judgements, and what its parts share is told', async () => {
    const beir = (file: string) => readFileSync(`${sharedFolder ?? ''}/data/beir/${file}`)
    const zip = unzipSync(beir('nfcorpus.zip'), { filter: ({ name }) => /\.(jsonl|tsv)$/.test(name) })
    const folder = Object.entries(zip).map(([name, bytes]) => bytesSource(name, bytes))
    // One file: a run that shares no query with another would start a collection of its own.
    const run = (part: string) => strFromU8(gunzipSync(beir(`nfcorpus.${part}.bm25.trec.gz`)))
    const runs = { train: run('train'), validation: run('dev'), test: run('test') }
    const collection = await collectionOf([...folder, textSource('bm25.trec', parts.map((part) => runs[part]).join(''))])
    const { train, validation, test } = setsByName(collection.judgementSets)
    if (train === undefined || validation === undefined || test === undefined) throw new Error(collection.judgementSets.map(({ name }) => name).join())
    const { split, sets, judgedTwice } = splitByJudgements(collection, { train, validation, test }, { validation: 0, test: 0 }, 1)
    const queriesIn = (text: string) => new Set(text.trim().split('\n').map((line) => line.split(/\s/)[0])).size
    expect(parts.map((part) => split[part].length)).toEqual(parts.map((part) => queriesIn(runs[part])))
    expect(judgedTwice).toBe(0)

    const qrels = { train: 'train', validation: 'dev', test: 'test' }
    const relevantOf = (part: Part) => new Set(strFromU8(zip[`nfcorpus/qrels/${qrels[part]}.tsv`] as Uint8Array).trim().split('\n').slice(1).map((line) => line.split('\t').slice(0, 2).join(' ')))
    const retrieved = (part: Part) => runs[part].trim().split('\n').map((line) => line.split(/\s/)).map(([query, , doc]) => [query, doc] as const)
    const positives = (part: Part) => {
      const relevant = relevantOf(part)
      return new Set(retrieved(part).filter(([query, doc]) => relevant.has(`${query} ${doc}`)).map(([, doc]) => doc))
    }
    const found = trained(collection, split, sets)
    const [, ofTrain] = overlaps(collection.passageTexts, found)
    const [tested, taught] = [positives('test'), positives('train')]
    expect(ofTrain).toMatchObject({ part: 'test', of: 'train', texts: tested.size, shared: Array.from(tested).filter((doc) => taught.has(doc)).length })
    const shingles = (rows: Uint32Array) => Array.from(rows, (row) => shinglesOf(textAt(collection.passageTexts, row)))
    const known = shingles(found.train)
    // What has far more shingles than another cannot share most of them with it.
    const couldBeNear = (a: Uint32Array, b: Uint32Array) => Math.min(a.length, b.length) >= NEAR * Math.max(a.length, b.length)
    const isNear = (text: Uint32Array) => known.some((other) => couldBeNear(text, other) && resemblance(text, other) >= NEAR)
    expect(ofTrain?.nearDuplicates).toBe(shingles(found.test.filter((row) => !found.train.includes(row))).filter(isNear).length)

    const asked = (part: Part) => Array.from(split[part], (row) => textAt(collection.queryTexts, row).toLowerCase())
    const [, askedTwice] = overlaps(collection.queryTexts, split)
    expect(askedTwice?.nearDuplicates).toBe(asked('test').filter((query) => asked('train').includes(query)).length)
    expect(askedTwice?.examples.map(({ row }) => textAt(collection.queryTexts, row))).toContain('Alkylphenol Endocrine Disruptors and Allergies')
  }, 60_000)
})

/** The passages that are positives in each part. */
function trained(collection: Collection, split: QuerySplit, sets: PartSets): Record<Part, Uint32Array> {
  const of = (part: Part) => passagesOf(collection.candidates, trainingLists(collection, gradedLabels(collection, sets[part]), { queries: split[part] }).lists)
  return { train: of('train'), validation: of('validation'), test: of('test') }
}
