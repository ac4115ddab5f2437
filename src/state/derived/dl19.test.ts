import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sharedFolder } from '../../../scripts/shared.ts'
import { bytesSource } from '../../collection/bytes/byte-source.ts'
import type { Collection } from '../../collection/collection.ts'
import { ingest } from '../../collection/ingest.ts'
import { defaultChoices, type Choices } from '../choices.ts'
import { selectBase, selectColumns, selectQueries, selectSystems, type Facts } from '../selected.ts'
import type { SystemScores } from '../scores.ts'
import { comparisonOf, passageView } from './comparison.ts'
import { measureTable } from './measure-table.ts'

const stages = ['BM25', 'D_BERT_KD_TASB', 'SPLADE_P_P_ENSEMBLE_DISTIL']
const file = (path: string) => readFileSync(`${sharedFolder ?? ''}/${path}`)

async function collection(names: readonly string[]): Promise<Collection> {
  const sources = names.map((name) => bytesSource(`candidates.${name}.json`, file(`data/dl19/candidates.${name}.json`)))
  const { collection } = await ingest([...sources, bytesSource('qrels.txt', file('data/dl19/qrels.txt'))], undefined)
  if (!collection) throw new Error('DL19 was not read')
  return collection
}

/** The mean that trec_eval printed. */
function printed(stage: string, level: number, name: string, cut = ''): number {
  const line = file(`data/dl19/trec_eval.${stage}.${cut}l${level}.txt`).toString().split('\n').find((text) => text.split(/\s+/).slice(0, 2).join() === `${name},all`)
  if (!line) throw new Error(`${stage} level ${level}: no ${name}`)
  return Number(line.split(/\s+/)[2])
}

const systemScores = (model: string, values: Float32Array): SystemScores => {
  const scorer = { kind: 'cross-encoder', model, revision: '1', dtype: 'fp32', maxLength: 256 } as const
  const start = { scorer, device: 'wasm', threads: 2, adapter: null, fallbacks: [] } as const
  return { key: model, scorer, values, start, summary: null, skipped: [], alone: true }
}

const factsOf = (collection: Collection, scored: readonly SystemScores[], choices: Partial<Choices> = {}): Facts => ({
  collection,
  scored,
  pipelines: [],
  fusions: [],
  appeared: scored.map(({ key }) => key),
  choices: { ...defaultChoices, ...choices },
})

describe.runIf(sharedFolder !== undefined)('what the screens show of DL19', () => {
  test.each([1, 2])('first stages have the numbers that trec_eval printed, level %i', async (level) => {
    const facts = factsOf(await collection(stages), [], { level })
    const base = selectBase(facts)
    if (!base) throw new Error('no base')
    const table = measureTable(base, selectSystems(facts), ['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'], level)
    expect(table?.columns).toEqual(['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'])
    expect(table).toMatchObject({ judged: 43, returned: 43, dialect: 'trec_eval -c' })
    stages.forEach((stage, at) => {
      const means = table?.rows[at]?.cells.map(({ mean }) => mean ?? NaN) ?? []
      const expected = [['ndcg_cut_10'], ['recip_rank', 'M10.'], ['success_5'], ['map'], ['recall_100'], ['P_10']] as const
      expected.forEach(([name, cut], column) => expect(means[column], `${stage} ${name}`).toBeCloseTo(printed(stage, level, name, cut), 4))
    })
  })

  test('a run whose texts nobody brought is measured whole', async () => {
    const name = 'SPLADE_P_P_ENSEMBLE_DISTIL'
    const { collection: both } = await ingest([bytesSource(`run.${name}.trec`, file(`data/dl19/run.${name}.trec`))], await collection(['BM25']))
    if (!both) throw new Error('the run was not read')
    const facts = factsOf(both, [])
    const base = selectBase(facts)
    if (!base) throw new Error('no base')
    const [, row] = measureTable(base, selectSystems(facts), ['nDCG@10', 'MAP'], 1)?.rows ?? []
    expect(row?.cells[0]?.mean).toBeCloseTo(printed(name, 1, 'ndcg_cut_10'), 4)
    expect(row?.cells[1]?.mean).toBeCloseTo(printed(name, 1, 'map'), 4)
    expect(both.textless.passages.length).toBeGreaterThan(1000)
  })

  test('a scorer is compared over what it has scored, and its holes stay out of its mean', async () => {
    const dl19 = await collection(['BM25'])
    const values = new Float32Array(dl19.candidates.passage.length).fill(NaN)
    for (let pair = 0; pair < 1000; pair++) values[pair] = -pair
    const facts = factsOf(dl19, [systemScores('tiny', values)])
    const base = selectBase(facts)
    if (!base) throw new Error('no base')
    const table = measureTable(base, selectSystems(facts), ['nDCG@10'], 1)
    expect(table?.rows.map(({ system, complete }) => [system.name, complete])).toEqual([['First stage', 43], ['tiny', 10]])
    const [, row] = table?.rows ?? []
    expect(row?.cells[0]).toMatchObject({ n: 10 })
    expect((row?.cells[0]?.wins ?? 0) + (row?.cells[0]?.ties ?? 0) + (row?.cells[0]?.losses ?? 0)).toBe(10)
    expect(selectQueries(facts).filter(({ change }) => change === null)).toHaveLength(33)
  })

  test('a comparison joins the same passage over its columns', async () => {
    const dl19 = await collection(['BM25'])
    const values = Float32Array.from({ length: dl19.candidates.passage.length }, (_, pair) => pair % 100)
    const facts = factsOf(dl19, [systemScores('reversed', values)], { depth: 10 })
    const base = selectBase(facts)
    if (!base) throw new Error('no base')
    const { columns } = comparisonOf(base, selectColumns(facts), 0, 'nDCG@10', 1)
    expect(columns.map(({ system }) => system.name)).toEqual(['First stage', 'reversed', 'Ideal'])
    const [first, reversed] = columns
    expect(reversed?.item(0)).toMatchObject({ rank: 1, move: 9, score: 9, belowDepth: false, docid: first?.item(9).docid })
    expect(reversed?.item(10)).toMatchObject({ rank: 11, move: 0, score: null, belowDepth: true, docid: first?.item(10).docid })
    expect(reversed).toMatchObject({ scored: 10, wanted: 10 })
    expect(first?.placeOf(reversed?.item(0).pair ?? -1)).toBe(9)
    // Scored to a greater depth before, the passage shows no more of it than its line does.
    expect(passageView(base, selectColumns(facts), 0, reversed?.item(10).pair ?? -1)?.scores.find(({ system }) => system.name === 'reversed')).toMatchObject({ rank: 11, score: null, sigmoid: null })
  })
})
