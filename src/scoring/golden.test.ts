/** Logits of random models, one per architecture and exporter, against PyTorch's (golden.json). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import { collectionOf } from './testing/collection.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

interface Golden {
  maxLength: number
  pairs: { query: string; passage: string; logits: number[] }[]
}

/** TINY_MODELS names a further folder of models, made by tools/fixtures.py with another seed. */
const folders = [sharedFolder && join(sharedFolder, 'models/tiny'), process.env.TINY_MODELS].filter((folder) => folder !== undefined)
const models = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((model) => existsSync(join(model, 'golden.json')))
const runtime = nodeRuntime()

describe.skipIf(sharedFolder === undefined)('logits equal PyTorch’s within 1e-4', () => {
  test('there is a model of each kind', () => expect(models.length).toBeGreaterThanOrEqual(15))
  test.each(models)('%s', async (folder) => {
    const golden = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden
    const engine = new ScoringEngine({ runtime, ledger: new MemoryLedger() })
    const { id } = await engine.addModel(await modelOnDisk(folder))
    engine.setCollection(collectionOf(golden.pairs.map(({ query, passage }) => ({ query, passages: [passage] }))))
    const logits = new Map<number, number>()
    const queries = golden.pairs.map((_, query) => ({ query, pairs: Uint32Array.of(query) }))
    const summary = await engine.score({ model: id, device: 'wasm', dtype: 'fp32', maxLength: golden.maxLength, queries }, { onScores: ({ query, scores }) => logits.set(query, scores[0] ?? NaN) })
    await engine.dispose()
    expect(summary).toMatchObject({ outcome: 'done', scored: golden.pairs.length, skipped: 0 })
    golden.pairs.forEach(({ query, logits: [first = NaN, second] }, row) => {
      const expected = second === undefined ? first : second - first
      expect(Math.abs((logits.get(row) ?? NaN) - expected), query).toBeLessThan(1e-4)
    })
  })
})
