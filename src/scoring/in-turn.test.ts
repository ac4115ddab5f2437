/** Two engines over one ledger, as two tabs have it, with the embedded reranker. */
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test, vi } from 'vitest'
import { modelOnDisk } from '../../scripts/model-on-disk.ts'
import { nodeRuntime } from '../../scripts/node-runtime.ts'
import type { ModelFiles } from '../models/model.ts'
import { ScoringEngine } from './engine.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { collectionOf } from './testing/collection.ts'
import { recordJob, wholeOf } from './testing/recorded-job.ts'
import { MemoryTurns } from './turns.ts'

// Real sessions, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const lists = ['river', 'loan', 'fish'].map((word) => ({ query: `what is a ${word}`, passages: Array.from({ length: 6 }, (_, i) => `${word} ${'and water '.repeat(1 + (i % 3))}${i}`) }))
const collection = collectionOf(lists)
const pairs = 18
const asked = { model: 'reranker', device: 'wasm', dtype: 'fp32' } as const
let files: ModelFiles
beforeAll(async () => {
  files = await modelOnDisk(fileURLToPath(new URL('../../public/models/embedded/reranker', import.meta.url)))
})

/** Engines that share ledger and turns. */
async function tabs(): Promise<[one: ScoringEngine, other: ScoringEngine]> {
  const shared = { runtime: nodeRuntime(), ledger: new MemoryLedger(), turns: new MemoryTurns() }
  const open = async () => {
    const engine = new ScoringEngine(shared)
    await engine.addModel(files)
    engine.setCollection(collection)
    return engine
  }
  return [await open(), await open()]
}

test('the tab that waits shows what the other scores, and scores nothing again', async () => {
  const [one, other] = await tabs()
  const waits: number[] = []
  let seenBefore = 0
  let isDone = false
  const first = recordJob(one, collection, asked).finally(() => (isDone = true))
  const second = recordJob(other, collection, asked, {
    onWait: ({ pairsDone, pairsTotal }) => {
      expect(pairsTotal).toBe(pairs)
      waits.push(pairsDone)
    },
    onScores: ({ pairs: told }) => void (isDone || (seenBefore += told.length)),
  })
  const [mine, shared] = await Promise.all([first, second])
  expect(mine.summary).toMatchObject({ outcome: 'done', scored: pairs, fromLedger: 0 })
  expect(shared.summary).toMatchObject({ outcome: 'done', scored: 0, fromLedger: pairs, load: 0 })
  expect(shared.scores).toEqual(mine.scores)
  expect(waits[0]).toBe(0)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(seenBefore).toBeGreaterThan(0)
  expect(shared.starts[0]?.scorer).toEqual(mine.starts[0]?.scorer)
})

test('when the other ends early, the tab that waited goes on with what is missing', async () => {
  const [one, other] = await tabs()
  const controller = new AbortController()
  const first = recordJob(one, collection, asked, { onScores: () => controller.abort() }, controller.signal)
  const [mine, rest] = await Promise.all([first, recordJob(other, collection, asked)])
  expect(mine.summary.outcome).toBe('cancelled')
  expect(mine.ran.length).toBeLessThan(pairs)
  expect(rest.summary).toMatchObject({ outcome: 'done', scored: pairs - mine.ran.length, fromLedger: mine.ran.length })
  expect(new Set([...mine.ran, ...rest.ran]).size).toBe(pairs)
  expect(rest.scores.size).toBe(pairs)
})

test('a tab that wants less does not wait for the rest', async () => {
  const [one, other] = await tabs()
  let isDone = false
  const first = recordJob(one, collection, asked).finally(() => (isDone = true))
  const queries = wholeOf(collection).map(({ query, pairs: rows }) => ({ query, pairs: query === 2 ? new Uint32Array(0) : rows }))
  const { summary } = await recordJob(other, collection, { ...asked, queries })
  expect(isDone).toBe(false)
  expect(summary).toMatchObject({ outcome: 'done', pairs: 12, scored: 0, fromLedger: 12 })
  expect((await first).summary.scored).toBe(pairs)
})

test('a cancel ends the wait, and the other tab goes on', async () => {
  const [one, other] = await tabs()
  const first = recordJob(one, collection, asked)
  const controller = new AbortController()
  const second = await recordJob(other, collection, asked, { onWait: () => controller.abort() }, controller.signal)
  expect(second.summary).toMatchObject({ outcome: 'cancelled', scored: 0 })
  expect((await first).summary).toMatchObject({ outcome: 'done', scored: pairs })
})

test('jobs of other scorers or other queries do not wait', async () => {
  const [one, other] = await tabs()
  const noWait = { onWait: () => expect.unreachable('it waited') }
  await Promise.all([
    recordJob(one, collection, asked, noWait),
    recordJob(other, collection, { ...asked, maxLength: 24 }, noWait),
  ])
  await Promise.all([
    recordJob(one, collection, { ...asked, maxLength: 16 }, noWait),
    recordJob(other, collection, { ...asked, maxLength: 16, queries: [{ query: 0, pairs: Uint32Array.of(0) }] }, noWait),
  ])
})
