import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { bytesSource } from '../collection/bytes/byte-source.ts'
import { ingest } from '../collection/ingest.ts'
import { joinJudgements } from '../collection/judgements.ts'
import { byteOrder } from '../columns/byte-order.ts'
import { allTexts } from '../columns/text-table.ts'
import { orderByScore } from '../ranking/order.ts'
import { evaluate } from './evaluate.ts'
import { parseMeasure } from './measure.ts'
import { differencesFrom, readTrecOutput } from './testing/trec-output.ts'

const RUNS = ['BM25', 'D_BERT_KD_TASB', 'SPLADE_P_P_ENSEMBLE_DISTIL']

/** From the files that people have to the numbers they know, through the app's own readers. */
describe.skipIf(sharedFolder === undefined)('TREC DL 2019 equals trec_eval -c', () => {
  const file = (name: string) => `${sharedFolder}/data/dl19/${name}`
  const drop = async (names: readonly string[]) => {
    const { collection, receipts } = await ingest(names.map((name) => bytesSource(name, readFileSync(file(name)))), undefined)
    expect(receipts.map(({ outcome, refusedCount }) => [outcome, refusedCount])).toEqual(names.map(() => ['added', 0]))
    const set = collection?.judgementSets[0]
    if (!collection || !set) throw new Error('The files gave no collection, or no judgements')
    const { queryRow, grade } = joinJudgements(collection, set)
    return { collection, judgedIds: allTexts(set.queryIds), judgements: { query: queryRow, offsets: set.offsets, grade: set.grade, pairGrade: grade } }
  }
  // Each first stage as candidates with texts; then once more as a run, whose passages the candidates have.
  let stages: Awaited<ReturnType<typeof drop>>
  beforeAll(async () => {
    stages = await drop([...RUNS.map((run) => `candidates.${run}.json`), 'qrels.txt', ...RUNS.map((run) => `run.${run}.trec`)])
  }, 60_000)
  const outputs = ['', '.M10'].flatMap((cut) => [1, 2].flatMap((level) => RUNS.map((run, at) => ({ run, at, cut, level }))))

  it.each(outputs)('at level $level on $run $cut', ({ run, at, cut, level }) => {
    const { collection, judgedIds, judgements } = stages
    const expected = readTrecOutput(readFileSync(file(`trec_eval.${run}${cut}.l${level}.txt`), 'utf8'))
    expect(expected.get('num_q')?.get('all') ?? 43).toBe(judgedIds.length)
    expected.delete('num_q')
    expect(expected.size).toBe(cut === '' ? 27 : 1)
    for (const stage of [collection.firstStages[at], collection.firstStages[at + RUNS.length]]) {
      if (!stage) throw new Error(`No first stage for ${run}`)
      expect(stage.name).toContain(run)
      const lists = orderByScore(collection.candidates, stage.score, byteOrder(collection.passageIds))
      const measures = [...expected.keys()].map((name) => parseMeasure(cut === '' ? name : 'MRR@10'))
      const evaluations = evaluate(lists, judgements, measures, { level })
      const differences = [...expected].flatMap(([name, printed], m) => {
        const evaluation = evaluations[m]
        return evaluation ? differencesFrom(printed, evaluation, judgedIds).map((line) => `${name} ${line}`) : [`${name} is missing`]
      })
      expect(differences).toEqual([])
    }
  })
})
