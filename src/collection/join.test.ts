import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { allTexts, textAt } from '../columns/text-table.ts'
import { UNJUDGED } from '../columns/unjudged.ts'
import { bytesSource, textSource, type ByteSource } from './bytes/byte-source.ts'
import { pairCount, queryCount, scorable, type Collection } from './collection.ts'
import { ingest } from './ingest.ts'
import { joinJudgements } from './judgements.ts'

const shared = (file: string) => readFileSync(`${sharedFolder ?? ''}/data/${file}`)
const list = (name: string, ...records: readonly (readonly [qid: string, ...docs: readonly (readonly [id: string, score?: number])[]])[]) =>
  textSource(
    name,
    records.map(([qid, ...docs]) => JSON.stringify({ query: { qid, text: `about ${qid}` }, candidates: docs.map(([docid, score]) => ({ docid, score, doc: `text of ${docid}` })) })).join('\n'),
  )

async function added(sources: readonly ByteSource[], base?: Collection): Promise<Collection> {
  const { collection } = await ingest(sources, base)
  if (collection === undefined) throw new Error('nothing was read')
  return collection
}

/** `q1: a 3 -, b 1 2`: the pairs of each query with every stage's score. */
function shown(collection: Collection): string[] {
  const { candidates, firstStages } = collection
  return allTexts(collection.queryIds).map((qid, query) => {
    const rows = Array.from(candidates.passage.subarray(candidates.offsets[query], candidates.offsets[query + 1]), (passage, at) => {
      const pair = (candidates.offsets[query] as number) + at
      return [textAt(collection.passageIds, passage), ...firstStages.map(({ score }) => (Number.isNaN(score[pair]) ? '-' : score[pair]))].join(' ')
    })
    return `${qid}: ${rows.join(', ')}`
  })
}

describe('several candidate files', () => {
  const first = list('bm25.jsonl', ['q1', ['a', 3], ['b', 1]], ['q2', ['a', 2]])
  const second = list('dense.json.gz', ['q2', ['c', 0.5], ['a', 0.25]], ['q1', ['b', 2]], ['q3', ['c', 1]])

  it('become first stages over the union of their pairs, together or one later', async () => {
    const together = await added([first, second])
    const later = await added([second], await added([first]))
    expect(together.firstStages.map(({ name }) => name)).toEqual(['bm25', 'dense'])
    expect(shown(together)).toEqual(['q1: a 3 -, b 1 2', 'q2: a 2 0.25, c - 0.5', 'q3: c - 1'])
    expect(shown(later)).toEqual(shown(together))
    expect(later.fingerprint).toBe(together.fingerprint)
    expect(allTexts(together.passageTexts)).toEqual(['text of a', 'text of b', 'text of c'])
  })

  it('get names of their own', async () => {
    const collection = await added([first, { ...second, name: 'bm25.txt' }, { ...first, name: 'run/bm25.jsonl' }])
    expect(collection.firstStages.map(({ name }) => name)).toEqual(['bm25', 'bm25 (2)', 'bm25 (3)'])
  })

  it('start a new collection where they share no query, and take along the judgements that meet it', async () => {
    const base = await added([first, textSource('old.txt', 'q1 0 a 1\n'), textSource('both.txt', 'q1 0 a 1\nq9 0 z 2\n')])
    const { collection, receipts } = await ingest([list('other.jsonl', ['q9', ['z', 1]])], base)
    expect(collection?.name).toBe('other')
    expect(collection && shown(collection)).toEqual(['q9: z 1'])
    expect(collection?.judgementSets.map(({ name }) => name)).toEqual(['both'])
    expect(receipts[0]?.notes.join(' ')).toContain('None of its 1 query is in “bm25”')
  })

  it('without ids join by the text of the query, never by the number it was given', async () => {
    const base = await added([textSource('a.jsonl', '{"query":"x","documents":["one"]}\n{"query":"y","documents":["two"]}')])
    const collection = await added([textSource('b.jsonl', '{"query":"z","documents":["three"]}\n{"query":"y","documents":["one","two"]}')], base)
    expect(allTexts(collection.queryTexts)).toEqual(['x', 'y', 'z'])
    expect(shown(collection).map((row) => row.replace(/[0-9a-f]{16}/g, 'id'))).toEqual(['1: id -1 -', '2: id -1 -2, id - -1', '3: id - -1'])
  })
})

describe('a run without texts', () => {
  const run = textSource('bm25.run', 'q1 Q0 b 1 9 x\nq1 Q0 a 2 8 x\nq1 Q0 zz 3 7 x\nq7 Q0 a 1 1 x\n')
  const texts = list('dense.jsonl', ['q1', ['a', 1], ['b', 0]])

  it('is another first stage over a collection that has the texts', async () => {
    const { collection, receipts } = await ingest([run, texts], undefined)
    expect(collection && shown(collection)).toEqual(['q1: a 1 8, b 0 9, zz - 7', 'q7: a - 1'])
    expect(collection?.textless).toEqual({ queries: Uint32Array.of(1), passages: Uint32Array.of(2) })
    expect(receipts[0]?.notes.join(' ')).toContain('2 candidates have an id and no text')
  })

  it('alone can be measured, and is completed by what brings the texts', async () => {
    const { collection, receipts } = await ingest([run], undefined)
    expect(receipts[0]).toMatchObject({ kind: 'candidates', format: 'TREC run', outcome: 'added', rows: 4, items: 4 })
    expect(collection?.textless).toEqual({ queries: Uint32Array.of(0, 1), passages: Uint32Array.of(0, 1, 2) })
    const completed = await added([texts], collection)
    expect(shown(completed)).toEqual(['q1: b 9 0, a 8 1, zz 7 -', 'q7: a 1 -'])
    expect(completed.textless).toEqual({ queries: Uint32Array.of(1), passages: Uint32Array.of(2) })
    const pairs = Uint32Array.of(0, 1, 2)
    expect([scorable(completed, 0, pairs), scorable(completed, 1, Uint32Array.of(3))]).toEqual([Uint32Array.of(0, 1), new Uint32Array(0)])
  })
})

describe('judgements', () => {
  it('join by string ids: "7" is 7, and "07" is not', async () => {
    const collection = await added([textSource('a.json', JSON.stringify([{ query: 'x', hits: [{ qid: 7, docid: 7, content: 'a', score: 1 }] }])), textSource('q.txt', '7 0 7 2\n07 0 7 1\n')])
    const [set] = collection.judgementSets
    if (set === undefined) throw new Error('no set')
    const { grade, queryRow, join } = joinJudgements(collection, set)
    expect([grade, queryRow]).toEqual([Int32Array.of(2), Int32Array.of(0, -1)])
    expect(join).toEqual({ queriesJoined: 1, queriesUnknown: 1, judgementsJoined: 1, judgementsUnknown: 1, unknownSamples: ['query 07'] })
  })

  it('are kept with a loud note where no query joins', async () => {
    const { collection, receipts } = await ingest([list('a.jsonl', ['q1', ['a', 1]]), textSource('wrong.txt', 'PLAIN-1 0 a 1\n')], undefined)
    expect(collection?.judgementSets).toHaveLength(1)
    expect(receipts[1]?.outcome).toBe('added')
    expect(receipts[1]?.notes.join(' ')).toMatch(/^NONE of the judged queries.*query PLAIN-1/)
  })

  it('keep negative grades, and tell them from the unjudged', async () => {
    const collection = await added([list('a.jsonl', ['q1', ['a', 1], ['b', 0]]), textSource('q.txt', 'q1 0 b -2\n')])
    const [set] = collection.judgementSets
    expect(set && joinJudgements(collection, set).grade).toEqual(Int32Array.of(UNJUDGED, -2))
  })
})

describe.runIf(sharedFolder !== undefined)('shared data', () => {
  it('DL19: three first stages over one union', { timeout: 30_000 }, async () => {
    const names = ['BM25', 'D_BERT_KD_TASB', 'SPLADE_P_P_ENSEMBLE_DISTIL']
    const collection = await added(names.map((name) => bytesSource(`candidates.${name}.json`, shared(`dl19/candidates.${name}.json`))))
    expect(collection.firstStages.map(({ name }) => name)).toEqual(names.map((name) => `candidates.${name}`))
    expect(queryCount(collection)).toBe(43)
    for (const { score } of collection.firstStages) expect(score.filter((value) => !Number.isNaN(value)).length).toBe(4300)
    const pairs = new Set(names.flatMap((name) => shared(`dl19/run.${name}.trec`).toString().trim().split('\n').map((line) => line.split(' ').filter((_, at) => at === 0 || at === 2).join(' '))))
    expect(pairCount(collection)).toBe(pairs.size)
    // The same lists as runs without texts add nothing but columns.
    const again = await added(names.map((name) => bytesSource(`run.${name}.trec`, shared(`dl19/run.${name}.trec`))), collection)
    expect(pairCount(again)).toBe(pairs.size)
    again.firstStages.slice(3).forEach(({ score }, at) => expect(score).toEqual(again.firstStages[at]?.score))
  })

  it('BEIR: a corpus, its queries, a run and three sets of judgements', { timeout: 60_000 }, async () => {
    const folder = unzipSync(shared('beir/nfcorpus.zip'))
    const member = (path: string) => bytesSource(path.replace('qrels/', ''), folder[`nfcorpus/${path}`] ?? new Uint8Array(0))
    const { collection, receipts } = await ingest(
      [member('qrels/test.tsv'), bytesSource('nfcorpus.test.bm25.trec.gz', shared('beir/nfcorpus.test.bm25.trec.gz')), member('corpus.jsonl'), member('queries.jsonl'), member('qrels/dev.tsv')],
      undefined,
    )
    if (collection === undefined) throw new Error('nothing was read')
    expect(receipts.map(({ format, outcome, refusedCount }) => [format, outcome, refusedCount])).toEqual([
      ['BEIR qrels TSV', 'added', 0],
      ['TREC run, gzip', 'added', 0],
      ['BEIR corpus JSON Lines', 'added', 0],
      ['BEIR queries JSON Lines', 'added', 0],
      ['BEIR qrels TSV', 'added', 0],
    ])
    // BM25 returned something for 308 of the 323 test queries.
    expect([queryCount(collection), collection.firstStages[0]?.name]).toEqual([308, 'nfcorpus.test.bm25'])
    expect(receipts[0]).toMatchObject({ rows: 12335, items: 12334, join: { queriesJoined: 308, queriesUnknown: 15 } })
    expect(receipts[0]?.notes.join(' ')).toContain('15 judged queries of 323 returned no candidates')
    expect(receipts[4]?.notes.join(' ')).toMatch(/^.*NONE of the judged queries/)
    expect(textAt(collection.passageTexts, 0)).toMatch(/\S/)
  })

  it('edge cases: where trec_eval refuses a file, the receipt says so and the first judgement or row stands', async () => {
    const { cases } = JSON.parse(shared('trec_eval/edge-cases.json').toString()) as { cases: { name: string; qrels: string; run: string }[] }
    const texts = list('texts.jsonl', ['q1', ['a', 1], ['b', 1], ['c', 1]])
    const notes = async (name: string) => {
      const { qrels, run } = cases.find((one) => one.name === name) ?? { qrels: '', run: '' }
      const { receipts, collection } = await ingest([texts, textSource('run', run), textSource('qrels', qrels)], undefined)
      return { run: receipts[1], qrels: receipts[2], grades: Array.from(collection?.judgementSets[0]?.grade ?? []) }
    }
    const duplicateRun = await notes('duplicate_doc_in_run')
    expect(duplicateRun.run).toMatchObject({ items: 1, refusedCount: 1, refused: [{ line: 2 }] })
    expect(duplicateRun.run?.notes.join(' ')).toContain('trec_eval refuses such a run')
    const duplicateQrels = await notes('duplicate_doc_in_qrels')
    expect(duplicateQrels.grades).toEqual([2])
    expect(duplicateQrels.qrels?.notes.join(' ')).toContain('trec_eval refuses such a file')
    expect((await notes('beir_header_rejected')).qrels?.notes.join(' ')).toContain('trec_eval does not read such a file')
    expect((await notes('comment_line_in_qrels')).qrels?.notes.join(' ')).toContain('1 comment line skipped')
    expect((await notes('blank_line_in_qrels')).qrels?.notes.join(' ')).toContain('1 blank line skipped')
    expect((await notes('nan_score_undefined')).run).toMatchObject({ items: 2, refused: [{ line: 1, reason: 'the score is "nan"' }] })
    const fraction = await notes('float_rel_truncated')
    expect(fraction.grades).toEqual([0])
    expect(fraction.qrels?.notes.join(' ')).toContain('reads 0.9 as 0')
    expect((await notes('rank_column_ignored')).run?.notes.join(' ')).toContain('rank column contradicts the scores')
    expect((await notes('crlf_and_tabs')).qrels).toMatchObject({ format: 'TREC qrels', items: 2, refusedCount: 0 })
    expect((await notes('blank_line_in_run')).run).toMatchObject({ items: 3, refusedCount: 0 })
  })
})
