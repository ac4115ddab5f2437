/** On WASM a score depends on its pair alone: not on what is run with it, nor on how large batches are. So shards, retries and repeats agree to the last bit. */
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { root } from '../../scripts/setup/command.mjs'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'
import type { TuningStore } from './tuner.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const words = ['river', 'bank', 'loan', 'water', 'interest', 'rate', 'fish', 'money']
const text = (seed: number, count: number) => Array.from({ length: count }, (_, at) => words[(seed * 7 + at * at * 3 + at) % words.length]).join(' ')
// Many of one length, and some of every other.
const lists = [0, 1].map((query) => ({ query: text(query, 4), passages: Array.from({ length: 8 }, (_, at) => text(query * 31 + at, at % 2 === 0 ? 9 : 3 + at)) }))

const tiny = sharedFolder === undefined ? [] : ['bert-ts', 'deberta-v2-ts', 'modernbert-ts-cls', 'roberta-ts'].map((name) => join(sharedFolder ?? '', 'models/tiny', name))
const models = [...['reranker', 'bi-encoder'].map((name) => join(root, 'public/models/embedded', name)), ...tiny]
const runtime = nodeRuntime()

describe('pairs of any lists, in batches of any size, score as each by itself', () => {
  test.each(models)('%s', async (folder) => {
    const files = await modelOnDisk(folder)
    /** Scores by row, of a job over all that `lists` hold; tokens of a batch as they were found before. */
    async function scored(of: typeof lists, tokens: number): Promise<readonly number[]> {
      const tunings: TuningStore = { read: async () => ({ tokens, lanes: 1 }), write: async () => undefined }
      const engine = new ScoringEngine({ runtime, ledger: new MemoryLedger(), tunings })
      const { id } = await engine.addModel(files)
      const collection = collectionOf(of)
      engine.setCollection(collection)
      const { scores } = await recordJob(engine, collection, { model: id, device: 'wasm', dtype: 'fp32' })
      await engine.dispose()
      return [...scores].sort(([a], [b]) => a - b).map(([, score]) => score)
    }
    const together = await scored(lists, 4096)
    expect(together).toHaveLength(16)
    expect(await scored(lists, 256)).toEqual(together)
    const apart = lists.flatMap(({ query, passages }) => passages.map((passage) => ({ query, passages: [passage] })))
    expect(await scored(apart, 512)).toEqual(together)
  })
})
