/** Scores of real models on DL19's BM25 candidates, against onnxruntime's and sentence-transformers' (../shared/reference). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

type Candidates = { query: string; hits: { content: string; qid: string; docid: string }[] }[]
interface Reference {
  readonly maxLength: number
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const shared = sharedFolder ?? ''
const jsonAt = (path: string): unknown => JSON.parse(readFileSync(join(shared, path), 'utf8'))
const runtime = nodeRuntime()

/** Largest difference from the reference over its first `queries` queries' first `depth` candidates. */
async function largestDifference(folder: string, reference: string, queries: number, depth: number): Promise<{ difference: number; pairs: number }> {
  const { maxLength, pairs } = jsonAt(`reference/${reference}`) as Reference
  const lists = (jsonAt('data/dl19/candidates.BM25.json') as Candidates).filter(({ hits }) => (hits[0]?.qid ?? '') in pairs).slice(0, queries)
  const hits = lists.flatMap((list) => list.hits.slice(0, depth))
  const engine = new ScoringEngine({ runtime, ledger: new MemoryLedger() })
  const { id } = await engine.addModel(await modelOnDisk(join(shared, folder)))
  const collection = collectionOf(lists.map((list) => ({ query: list.query, passages: list.hits.slice(0, depth).map(({ content }) => content) })))
  engine.setCollection(collection)
  const { scores, summary } = await recordJob(engine, collection, { model: id, device: 'wasm', dtype: 'fp32', maxLength })
  await engine.dispose()
  expect(summary.scored).toBe(hits.length)
  const differences = hits.map(({ qid, docid }, row) => Math.abs((scores.get(row) ?? NaN) - (pairs[qid]?.[docid] ?? NaN)))
  return { difference: Math.max(...differences), pairs: hits.length }
}

describe.skipIf(sharedFolder === undefined)('scores equal the reference', () => {
  test('of the embedded reranker', async () => {
    const { difference, pairs } = await largestDifference('models/embedded/reranker', 'dl19.embedded-reranker.json', 5, 8)
    expect(pairs).toBe(40)
    expect(difference).toBeLessThan(1e-4)
  })

  test('of the embedded bi-encoder', async () => {
    const { difference, pairs } = await largestDifference('models/embedded/bi-encoder', 'dl19.embedded-bi-encoder.json', 5, 20)
    expect(pairs).toBe(100)
    expect(difference).toBeLessThan(1e-5)
  })

  test('of a bi-encoder with an encoder: cosines of all-MiniLM-L6-v2', async () => {
    const { difference } = await largestDifference('models/all-MiniLM-L6-v2', 'dl19.all-MiniLM-L6-v2.json', 2, 8)
    expect(difference).toBeLessThan(1e-4)
  })
})
