/** BM25 over a BEIR zip as it is published, beside the run that bm25s made of it with the same parameters. */
import { readFileSync } from 'node:fs'
import { sharedFolder } from '../shared.ts'
import { bytesSource } from '../../src/collection/bytes/byte-source.ts'
import { queryCount } from '../../src/collection/collection.ts'
import { ingest } from '../../src/collection/ingest.ts'
import { joinJudgements } from '../../src/collection/judgements.ts'
import { byteOrder } from '../../src/columns/byte-order.ts'
import { evaluate } from '../../src/evaluation/evaluate.ts'
import { parseMeasure } from '../../src/evaluation/measure.ts'
import { orderByScore } from '../../src/ranking/order.ts'
import { rankedPairs } from '../../src/ranking/rankings.ts'
import { bm25FirstStage } from '../../src/retrieval/first-stage.ts'
import { passageBm25 } from '../../src/retrieval/settings.ts'

export interface Beside {
  /** nDCG@10 over the test queries. */
  readonly ours: number
  readonly theirs: number
  /** Share of the reference's first ten that are among ours, over the queries that it has. */
  readonly shared: number
}

export async function besideReference(set: 'nfcorpus' | 'scifact'): Promise<Beside> {
  const source = (file: string) => bytesSource(file, readFileSync(`${sharedFolder ?? ''}/data/beir/${file}`))
  const { collection: texts } = await ingest([source(`${set}.zip`)], undefined)
  const judgements = texts?.judgementSets.find(({ name }) => name === 'test')
  if (!texts || !judgements) throw new Error(`${set}.zip gave no test judgements`)
  const { collection } = await ingest([source(`${set}.test.bm25.trec.gz`)], await bm25FirstStage(texts, { judgedBy: 'test' }, passageBm25))
  const [ours, theirs] = collection?.firstStages ?? []
  if (!collection || !ours || !theirs) throw new Error(`${set} has no two first stages`)
  const { queryRow, grade } = joinJudgements(collection, judgements)
  const joined = { query: queryRow, offsets: judgements.offsets, grade: judgements.grade, pairGrade: grade }
  const docOrder = byteOrder(collection.passageIds)
  const [here, there] = [orderByScore(collection.candidates, ours.score, docOrder), orderByScore(collection.candidates, theirs.score, docOrder)]
  const nDCG = (order: typeof here) => evaluate(order, joined, [parseMeasure('nDCG@10')], { missing: 'zero' })[0]?.mean ?? NaN
  let [both, all] = [0, 0]
  for (let query = 0; query < queryCount(collection); query++) {
    const first = new Set(rankedPairs(here, query).subarray(0, 10))
    for (const pair of rankedPairs(there, query).subarray(0, 10)) {
      all++
      if (first.has(pair)) both++
    }
  }
  return { ours: nDCG(here), theirs: nDCG(there), shared: both / all }
}
