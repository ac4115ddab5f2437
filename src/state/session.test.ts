import { expect, test, vi } from 'vitest'
import { useModelStore } from './models.ts'
import { remembered } from './remembered.ts'
import { ready } from './session.ts'

const kept = vi.hoisted(() => {
  const items = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (key: string) => items.get(key) ?? null, setItem: (key: string, value: string) => void items.set(key, value) })
  return items
})
vi.mock('./workers.ts', () => {
  const face = {
    deviceFacts: () => ({ threads: 1, adapter: { reason: 'none' } }),
    list: () => [],
    listCached: () => [],
    // The last of them takes for ever.
    addModel: (id: string) => (id === 'slow' ? new Promise<never>(() => undefined) : { id, kind: 'cross-encoder', source: 'embedded' }),
  }
  const using = async (use: (worker: unknown) => unknown) => use(face)
  return { tellScoring: () => undefined, scoring: using, ingest: using }
})

test('a model that is not back yet is still remembered', async () => {
  const models = ['a', 'b', 'slow'].map((id) => ({ id, chosen: id !== 'b' }))
  kept.set('rerank-lab:session', JSON.stringify({ models }))
  void ready()
  await vi.waitFor(() => expect(useModelStore.getState().loaded).toHaveLength(2))
  await vi.waitFor(() => expect(remembered().models).toEqual(models))
})
