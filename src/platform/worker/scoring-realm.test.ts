import { expect, test } from 'vitest'
import { passageKey, queryKey } from '../../scoring/kept-scores.ts'
import { MemoryFeatures } from '../../scoring/memory-features.ts'
import { MemoryLedger } from '../../scoring/memory-ledger.ts'
import type { Runtime } from '../../scoring/ports.ts'
import { collectionOf } from '../../scoring/testing/collection.ts'
import type { Scorer } from '../../systems/system.ts'
import { ScoringRealm } from './scoring-realm.ts'

const idle: Runtime = { threads: 1, adapter: async () => ({ reason: 'none' }), open: () => expect.unreachable('a session was opened') }

test('a recall does not answer before the page has all that it told', async () => {
  const collection = collectionOf([{ query: 'who', passages: ['she', 'he'] }])
  const scorer: Scorer = { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }
  const ledger = new MemoryLedger()
  await ledger.append(scorer, queryKey(collection, 0), [passageKey(collection, { row: 1, query: 0, passage: 1 })], Float32Array.of(2))
  const realm = new ScoringRealm({ runtime: idle, ledger, features: new MemoryFeatures() })
  realm.setCollection(collection)
  const arrived: number[] = []
  await realm.recall(scorer, [{ query: 0, pairs: Uint32Array.of(0, 1) }], async ({ pairs }) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    arrived.push(...pairs)
  })
  expect(arrived).toEqual([1])
})
