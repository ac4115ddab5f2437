/** What every feature store keeps to. Plain functions, so that the one in IndexedDB is held to it in a browser. */
import { canonicalJson, scorerKey } from '../../systems/key.ts'
import type { Scorer } from '../../systems/system.ts'
import type { FeatureStore } from '../features.ts'

/** Each throws where the store, which is empty when it comes, does otherwise. */
export const featureContract: Readonly<Record<string, (store: FeatureStore) => Promise<void>>> = {
  async 'gives back what was appended, batch by batch'(store) {
    await store.append(first, 'q1', [b, a], Float32Array.of(1, 2, 3, 4))
    await store.append(first, 'q1', [c], Float32Array.of(5, 6))
    await store.append(first, 'q2', [a], Float32Array.of(7, 8))
    await store.append(second, 'q1', [a], Float32Array.of(9))
    same(await all(store, first, 'q1'), { [b]: [1, 2], [a]: [3, 4], [c]: [5, 6] })
    same(await all(store, first, 'q2'), { [a]: [7, 8] })
    same(await all(store, second, 'q1'), { [a]: [9] })
    same(await all(store, { ...first, dtype: 'fp16' }, 'q1'), {})
    same([...(await store.has(first, 'q1'))].sort(), [a, b, c].sort())
    same((await store.has(first, 'q3')).size, 0)
  },

  async 'keeps each passage once, as it came first'(store) {
    await store.append(first, 'q1', [a, a, b], Float32Array.of(1, 2, 3, 4, 5, 6))
    await store.append(first, 'q1', [b, c, a], Float32Array.of(7, 8, 9, 10, 11, 12))
    await store.append(first, 'q1', [c], Float32Array.of(13, 14))
    same(await all(store, first, 'q1'), { [a]: [1, 2], [b]: [5, 6], [c]: [9, 10] })
    same(await sizes(store), [['first', 2, 3, 48]])
  },

  async 'holds two writers at once apart'(store) {
    await Promise.all([a, b, c].map((passage, i) => store.append(first, 'q1', [passage], Float32Array.of(i, -i - 1))))
    same(await all(store, first, 'q1'), { [a]: [0, -1], [b]: [1, -2], [c]: [2, -3] })
    same(await sizes(store), [['first', 2, 3, 48]])
  },

  async 'counts, and forgets one scorer’s or all'(store) {
    for (const scorer of [first, second]) for (const query of ['q1', 'q2']) await store.append(scorer, query, [a, b], new Float32Array(8))
    same(await sizes(store), [['first', 4, 4, 96], ['second', 4, 4, 96]])
    same((await store.holdings()).map(({ key }) => key).sort(), [scorerKey(first), scorerKey(second)].sort())
    await store.clear(scorerKey(first))
    same(await sizes(store), [['second', 4, 4, 96]])
    same((await store.has(first, 'q2')).size, 0)
    await store.append(first, 'q1', [c], Float32Array.of(1, 2, 3))
    same(await all(store, first, 'q1'), { [c]: [1, 2, 3] })
    await store.clear('0123456789abcdef')
    await store.clear()
    same(await sizes(store), [])
    same((await store.read(second, 'q1')).size, 0)
  },
}

const scorerOf = (model: string): Scorer => ({ kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 })
const [first, second] = [scorerOf('first'), scorerOf('second')]
const [a, b, c] = ['0000000000000001', 'ffffffffffffffff', '00ab00cd00ef0012']

const all = async (store: FeatureStore, scorer: Scorer, query: string) => Object.fromEntries([...(await store.read(scorer, query))].map(([passage, vector]) => [passage, [...vector]]))
const sizes = async (store: FeatureStore) => (await store.holdings()).map(({ scorer, width, pairs, bytes }) => [scorer.model, width, pairs, bytes] as const).sort(([one], [other]) => (one < other ? -1 : 1))

function same(found: unknown, expected: unknown): void {
  const [is, should] = [canonicalJson(found), canonicalJson(expected)]
  if (is !== should) throw new Error(`${is}, not ${should}`)
}
