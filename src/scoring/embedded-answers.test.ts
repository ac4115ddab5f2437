/** The embedded pair's scores of some pairs of the demo, against onnxruntime's in Python (scripts/embedded/known_answers.py). */
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import answers from '../../scripts/goldens/embedded.json' with { type: 'json' }
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob } from './testing/recorded-job.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

test.each(Object.entries(answers))('of the %s', async (name, pairs) => {
  const lists = pairs.map(({ query, passage }) => ({ query, passages: [passage] }))
  const engine = new ScoringEngine({ runtime: nodeRuntime(), ledger: new MemoryLedger() })
  const { id } = await engine.addModel(await modelOnDisk(fileURLToPath(new URL(`../../public/models/embedded/${name}`, import.meta.url))))
  const collection = collectionOf(lists)
  engine.setCollection(collection)
  const { scores } = await recordJob(engine, collection, { model: id, device: 'wasm', dtype: 'fp32', maxLength: 512 })
  await engine.dispose()
  const differences = pairs.map(({ score }, row) => Math.abs((scores.get(row) ?? NaN) - score))
  expect(Math.max(...differences)).toBeLessThan(1e-4)
})
