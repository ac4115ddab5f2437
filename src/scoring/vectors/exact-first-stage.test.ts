/** Exact search with the embedded bi-encoder on WebAssembly: its scores are those of reranking, and no text is embedded twice. */
import { beforeAll, expect, it, vi } from 'vitest'
import { fileURLToPath } from 'node:url'
import { modelOnDisk } from '../../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../../scripts/node-runtime.ts'
import { textSource } from '../../collection/bytes/byte-source.ts'
import { pairCount, pairsOf, queryCount, type Collection } from '../../collection/collection.ts'
import { ingest } from '../../collection/ingest.ts'
import { allTexts } from '../../columns/text-table.ts'
import type { ModelFiles } from '../../models/model.ts'
import { ScoringEngine } from '../engine.ts'
import { MemoryFeatures } from '../memory-features.ts'
import { MemoryLedger } from '../memory-ledger.ts'
import type { ExactRequest } from './exact-first-stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const lines = (...records: readonly object[]) => records.map((record) => JSON.stringify(record)).join('\n')
const corpus = textSource('corpus.jsonl', lines(
  ...['Frost whitens the grass on clear nights.', 'The lake is a hundred metres deep.', 'Bread rises because yeast makes gas.', 'Dew forms where cold surfaces meet moist air.', 'Bread rises because yeast makes gas.']
    .map((text, at) => ({ _id: `d${at}`, title: '', text })),
))
const queries = textSource('queries.jsonl', lines({ _id: 'q1', text: 'why is the lawn white' }, { _id: 'q2', text: 'how deep is the lake' }, { _id: 'q3', text: 'yeast' }))
const runtime = nodeRuntime()
let texts: Collection
let files: ModelFiles

beforeAll(async () => {
  const { collection } = await ingest([corpus, queries], undefined)
  if (collection === undefined) throw new Error('nothing was read')
  texts = collection
  files = await modelOnDisk(fileURLToPath(new URL('../../../public/models/embedded/bi-encoder', import.meta.url)))
})

async function engineOf(collection: Collection, vectors: MemoryFeatures): Promise<{ engine: ScoringEngine; request: ExactRequest }> {
  const engine = new ScoringEngine({ runtime, ledger: new MemoryLedger(), vectors })
  const { id } = await engine.addModel(files)
  engine.setCollection(collection)
  return { engine, request: { wishes: { model: id, device: 'wasm', dtype: 'auto' }, which: 'all', depth: 3 } }
}

it('ranks all passages by the scores that reranking gives them', async () => {
  const { engine, request } = await engineOf(texts, new MemoryFeatures())
  const made = await engine.searchExactly(request)
  if (!made) throw new Error('It was cancelled')
  expect(made.firstStages.map(({ name }) => name)).toEqual([`${request.wishes.model} (exact)`])
  expect([queryCount(made), pairCount(made)]).toEqual([3, 9])
  engine.setCollection(made)
  const reranked = new Float64Array(9)
  const every = Array.from({ length: 3 }, (_, query) => {
    const [start, end] = pairsOf(made.candidates, query)
    return { query, pairs: Uint32Array.from({ length: end - start }, (_, at) => start + at) }
  })
  await engine.score({ ...request.wishes, queries: every }, { onScores: ({ pairs, scores }) => pairs.forEach((pair, at) => (reranked[pair] = scores[at] ?? NaN)) })
  const found = made.firstStages[0]?.score ?? []
  reranked.forEach((score, pair) => expect(found[pair]).toBeCloseTo(score, 6))
  const first = Array.from({ length: 3 }, (_, query) => allTexts(made.passageIds)[made.candidates.passage[made.candidates.offsets[query] ?? 0] ?? 0])
  // Two passages with one text have one score, and the greater id comes first.
  expect(first).toEqual([expect.any(String), 'd1', 'd4'])
  await engine.dispose()
})

it('embeds what has no vector yet and nothing else, whatever engine made it', async () => {
  const vectors = new MemoryFeatures()
  const first = await engineOf(texts, vectors)
  const made = await first.engine.searchExactly(first.request)
  expect((await vectors.holdings()).map(({ pairs }) => pairs)).toEqual([7])
  await first.engine.dispose()
  const append = vi.spyOn(vectors, 'append')
  const second = await engineOf(texts, vectors)
  const again = await second.engine.searchExactly(second.request)
  expect(append).not.toHaveBeenCalled()
  expect(again?.firstStages).toEqual(made?.firstStages)
  await second.engine.dispose()
})

it('keeps what is embedded when it is cancelled, and makes nothing of it', async () => {
  const vectors = new MemoryFeatures()
  const { engine, request } = await engineOf(texts, vectors)
  const controller = new AbortController()
  controller.abort()
  expect(await engine.searchExactly(request, { signal: controller.signal })).toBeNull()
  await engine.dispose()
})
