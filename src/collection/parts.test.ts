/** Separate files for train, dev and test: runs over other queries of one corpus, and records that say their part. */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { allTexts, textAt } from '../columns/text-table.ts'
import { bytesSource, textSource, type ByteSource } from './bytes/byte-source.ts'
import { pairCount, type Collection, type JudgementSet } from './collection.ts'
import { ingest } from './ingest.ts'
import { joinJudgements } from './judgements.ts'
import { measuredSet } from './measured-set.ts'
import { partCalled, partsIn, withoutPart } from './part-names.ts'

const run = (name: string, ...lines: readonly string[]) => textSource(name, lines.map((line, at) => `${line.replace(' ', ' Q0 ')} ${at + 1} ${10 - at} x\n`).join(''))

async function read(sources: readonly ByteSource[], base?: Collection): Promise<{ collection: Collection; notes: string[] }> {
  const { collection, receipts } = await ingest(sources, base)
  if (collection === undefined) throw new Error('nothing was read')
  return { collection, notes: receipts.map(({ notes }) => notes.join(' ')) }
}

const stages = ({ firstStages }: Collection) => firstStages.map(({ name }) => name)
/** `q1: a 10 -`: each query's pairs with every stage's score. */
const shown = ({ queryIds, passageIds, candidates, firstStages }: Collection) =>
  allTexts(queryIds).map((id, query) => {
    const pairs = Array.from({ length: (candidates.offsets[query + 1] as number) - (candidates.offsets[query] as number) }, (_, at) => (candidates.offsets[query] as number) + at)
    return `${id}: ${pairs.map((pair) => [textAt(passageIds, candidates.passage[pair] as number), ...firstStages.map(({ score }) => (Number.isNaN(score[pair]) ? '-' : score[pair]))].join(' ')).join(', ')}`
  })
const judged = ({ queryIds, docIds, offsets, grade }: JudgementSet) =>
  allTexts(queryIds).flatMap((query, at) => Array.from({ length: (offsets[at + 1] as number) - (offsets[at] as number) }, (_, row) => (offsets[at] as number) + row).map((row) => `${query} ${textAt(docIds, row)} ${grade[row]}`))

it.each([
  ['nfcorpus.train.bm25', ['train'], 'nfcorpus.bm25'],
  ['nfcorpus.dev.bm25', ['validation'], 'nfcorpus.bm25'],
  ['bm25 (test)', ['test'], 'bm25'],
  ['Training_BM25', ['train'], 'BM25'],
  ['x-validation-2', ['validation'], 'x-2'],
  ['contest trains devs', [], 'contest trains devs'],
  ['train + dev', ['train', 'validation'], ''],
])('%j speaks of %j, and is %j without', (name, parts, without) => {
  expect([partsIn(name), withoutPart(name)]).toEqual([parts, without])
})

describe('runs over other queries', () => {
  const train = run('x.train.bm25.trec', 'q1 a', 'q1 b', 'q2 a')
  const dev = run('x.dev.bm25.trec', 'q3 b', 'q3 c')
  const test = run('x.test.bm25.trec', 'q4 c')

  it('of one retriever become one first stage, in one drop or one after another', async () => {
    const { collection, notes } = await read([train, dev, test])
    expect(stages(collection)).toEqual(['x.bm25'])
    expect(shown(collection)).toEqual(['q1: a 10, b 9', 'q2: a 8', 'q3: b 10, c 9', 'q4: c 10'])
    expect(collection.name).toBe('x.bm25')
    expect(notes[1]).toContain('None of its 1 query is in the collection yet, but 1 passage that it names is. It has, but for the part, the name of “x.train.bm25” and other queries: both are one first stage, “x.bm25”.')
    let later: Collection | undefined
    for (const file of [train, dev, test]) later = (await read([file], later)).collection
    expect(later?.fingerprint).toBe(collection.fingerprint)
  })

  it('meet their stage though another stage has their queries', async () => {
    const dense = run('dense.trec', 'q1 a', 'q2 b', 'q3 c', 'q4 c')
    const { collection } = await read([train, dense, dev, test])
    expect(stages(collection)).toEqual(['x.bm25', 'dense'])
    expect(shown(collection)).toEqual(['q1: a 10 10, b 9 -', 'q2: a 8 -, b - 9', 'q3: b 10 -, c 9 8', 'q4: c 10 7'])
  })

  it('of another retriever extend the collection as a first stage of their own', async () => {
    const { collection, notes } = await read([train, run('x.dev.splade.trec', 'q3 b')])
    expect(stages(collection)).toEqual(['x.train.bm25', 'x.dev.splade'])
    expect(shown(collection)).toEqual(['q1: a 10 -, b 9 -', 'q2: a 8 -', 'q3: b - 10'])
    expect(notes[1]).toContain('the collection grew by these queries, and this is another first stage, with lists for them alone')
    expect(collection.name).toBe('x.train.bm25')
  })

  it('that have some of the same queries are another first stage', async () => {
    const { collection } = await read([train, run('x.dev.bm25.trec', 'q2 a', 'q3 a')])
    expect(stages(collection)).toEqual(['x.train.bm25', 'x.dev.bm25'])
  })

  it('called nothing but the part are called by all of them', async () => {
    const { collection } = await read([run('train.trec', 'q1 a'), run('dev.trec', 'q2 a'), run('test.trec', 'q3 a')])
    expect(stages(collection)).toEqual(['train + dev + test'])
  })

  it('start a new collection without a passage in common, unless their names say that they belong together', async () => {
    const elsewhere = (name: string) => run(name, 'q9 z')
    const { collection: base } = await read([train])
    expect(shown((await read([elsewhere('y.dev.bm25.trec')], base)).collection)).toEqual(['q9: z 10'])
    expect(shown((await read([elsewhere('x.dev.bm25.trec')], base)).collection)).toHaveLength(3)
    const { collection: alone } = await read([run('train.trec', 'q1 a')])
    expect(shown((await read([elsewhere('dev.trec')], alone)).collection)).toEqual(['q9: z 10'])
    expect(shown((await read([run('train.trec', 'q1 a'), elsewhere('dev.trec')])).collection)).toEqual(['q1: a 10', 'q9: z 10'])
  })

  it('of another corpus with the same numbers for ids start a new collection', async () => {
    const numbered = (name: string, qid: string, text: string) => textSource(name, JSON.stringify({ query: { qid, text: qid }, candidates: [{ docid: '1', score: 1, doc: text }] }))
    const { collection } = await read([numbered('one.jsonl', 'q1', 'frost'), numbered('two.jsonl', 'q2', 'dew')])
    expect([collection.name, allTexts(collection.passageTexts)]).toEqual(['two', ['dew']])
  })
})

describe('training records', () => {
  const record = (query_text: string, positives: readonly string[], negatives: readonly string[], meta: object) =>
    JSON.stringify({ query_text, positives: positives.map((doc_id) => ({ doc_id, text: `text of ${doc_id}` })), negatives: negatives.map((doc_id) => ({ doc_id, text: `text of ${doc_id}` })), source_chunk: 'chunk', meta })
  const file = textSource('mine.jsonl', [record('one', ['a', 'b'], ['c'], { part: 'train' }), record('two', ['c'], ['a'], { part: 'dev' }), record('three', ['b'], ['c'], { part: 'test' }), record('four', ['d'], [], {})].join('\n'))

  it('that say their part bring judgements by part, over one set of candidates', async () => {
    const { collection, notes } = await read([file])
    expect(collection.judgementSets.map((set) => [set.name, judged(set)])).toEqual([
      ['mine', ['4 d 1']],
      ['mine.train', ['1 a 1', '1 b 1', '1 c 0']],
      ['mine.validation', ['2 c 1', '2 a 0']],
      ['mine.test', ['3 b 1', '3 c 0']],
    ])
    expect(notes[0]).toContain('“mine”, “mine.train”, “mine.validation”, “mine.test”')
    expect([pairCount(collection), stages(collection)]).toEqual([8, ['mine']])
  })

  it('are measured over their test part', async () => {
    const { collection } = await read([file])
    expect(measuredSet(collection)?.name).toBe('mine.test')
    expect(measuredSet({ ...collection, judgementSets: collection.judgementSets.slice(0, 3) })?.name).toBe('mine')
  })

  it.each([['training', 'train'], ['Dev', 'validation'], ['val', 'validation'], ['test', 'test'], ['contest', undefined], ['', undefined], [3, undefined]])('%j is called %j', (word, part) => {
    expect(partCalled(word)).toBe(part)
  })

  it('may give the query an id and a positive its grade', async () => {
    const line = { query_text: 'one', positives: [{ doc_id: 'a', text: 'a', label: 2 }, { doc_id: 'b', text: 'b', label: 0.5 }], negatives: [{ doc_id: 'c', text: 'c', label: 0 }], source_chunk: null, meta: { part: 'train', query_id: 'PLAIN-1' } }
    const { collection } = await read([textSource('mine.jsonl', JSON.stringify(line))])
    expect(collection.judgementSets.map(judged)).toEqual([['PLAIN-1 a 2', 'PLAIN-1 b 1', 'PLAIN-1 c 0']])
  })

  it('of one query in several are one list, in which a passage that is right anywhere is right', async () => {
    const { collection } = await read([textSource('mine.jsonl', [record('one', ['a'], ['b'], {}), record('one', ['b'], ['a', 'c'], {})].join('\n'))])
    expect(collection.judgementSets.map(judged)).toEqual([['1 a 1', '1 b 1', '1 c 0']])
    expect(shown(collection)).toEqual(['1: a -1, b -2, c -3'])
  })
})

describe.runIf(sharedFolder !== undefined)('NFCorpus', () => {
  it('comes as it is: the folder, and a run for each part', { timeout: 60_000 }, async () => {
    const beir = (name: string) => readFileSync(`${sharedFolder ?? ''}/data/beir/${name}`)
    const folder = Object.entries(unzipSync(beir('nfcorpus.zip'), { filter: ({ name }) => /\.(jsonl|tsv)$/.test(name) })).map(([name, bytes]) => bytesSource(name, bytes))
    const runs = ['train', 'dev', 'test'].map((part) => bytesSource(`nfcorpus.${part}.bm25.trec.gz`, beir(`nfcorpus.${part}.bm25.trec.gz`)))
    const { collection } = await read([...folder, ...runs])
    expect(stages(collection)).toEqual(['nfcorpus.bm25'])
    // Queries and pairs of the three runs: 2,472 + 304 + 308 and 177,432 + 21,531 + 21,945 lines.
    expect([collection.queryIds.length, pairCount(collection)]).toEqual([3084, 220_908])
    expect(collection.textless).toEqual({ queries: new Uint32Array(0), passages: new Uint32Array(0) })
    const joined = Object.fromEntries(collection.judgementSets.map((set) => [set.name, joinJudgements(collection, set).join.queriesJoined]))
    expect(joined).toEqual({ train: 2472, dev: 304, test: 308 })
  })
})
