/** What every score ledger keeps to. Plain functions, so that the one in IndexedDB is held to it in a browser. */
import { canonicalJson, scorerKey } from '../../systems/key.ts'
import type { Scorer } from '../../systems/system.ts'
import type { LedgerNews, ScoreStore } from '../score-store.ts'

/** Each throws where the ledger, which is empty when it comes, does otherwise. */
export const ledgerContract: Readonly<Record<string, (ledger: ScoreStore) => Promise<void>>> = {
  async 'gives back what was appended, batch by batch'(ledger) {
    await ledger.append(first, 'q1', [a, b], Float32Array.of(1.5, -2))
    await ledger.append(first, 'q1', [c], Float32Array.of(0.1))
    await ledger.append(second, 'q1', [a], Float32Array.of(9))
    same(Object.fromEntries(await ledger.read(first, 'q1')), { [a]: 1.5, [b]: -2, [c]: Math.fround(0.1) })
    same((await ledger.read(first, 'q2')).size, 0)
    same((await ledger.read({ ...first, dtype: 'q8' }, 'q1')).size, 0)
  },

  async 'takes the later score of a passage, and counts it once'(ledger) {
    await ledger.append(first, 'q1', [a, b], Float32Array.of(1, 2))
    await ledger.append(first, 'q1', [b, c, c], Float32Array.of(3, 4, 5))
    same(Object.fromEntries(await ledger.read(first, 'q1')), { [a]: 1, [b]: 3, [c]: 5 })
    same(await sizes(ledger), [['first', 1, 3, 100]])
  },

  async 'counts queries, pairs and bytes of each scorer, the last used first'(ledger) {
    await ledger.append(first, 'q1', [a, b], Float32Array.of(1, 2))
    await ledger.append(first, 'q2', [a], Float32Array.of(3))
    await soon()
    await ledger.append(second, 'q1', [a], Float32Array.of(4))
    same(await sizes(ledger), [['second', 1, 1, 76], ['first', 2, 3, 164]])
    const { limit, scorers } = await ledger.holdings()
    same(limit, 200e6)
    same(scorers.map(({ key, scorer }) => [key, scorer]), [[scorerKey(second), second], [scorerKey(first), first]])
    same(scorers.every(({ usedAt }) => Math.abs(Date.now() - usedAt) < 60_000), true)
  },

  async 'forgets one scorer, or all'(ledger) {
    for (const scorer of [first, second]) for (const query of ['q1', 'q2']) await ledger.append(scorer, query, [a], Float32Array.of(1))
    await ledger.clear(scorerKey(first))
    same(await sizes(ledger), [['second', 2, 2, 152]])
    same((await ledger.read(first, 'q2')).size, 0)
    same((await ledger.read(second, 'q2')).size, 1)
    await ledger.clear('0123456789abcdef')
    await ledger.clear()
    same(await sizes(ledger), [])
    same((await ledger.read(second, 'q2')).size, 0)
    await ledger.append(first, 'q1', [b], Float32Array.of(1))
    same(await sizes(ledger), [['first', 1, 1, 76]])
  },

  async 'over the limit forgets what was used longest ago, never what is being written, and tells'(ledger) {
    const told: LedgerNews[] = []
    ledger.listen((news) => void (news.kind === 'forgotten' && told.push(news)))
    for (const scorer of [first, second, third]) {
      await ledger.append(scorer, 'q1', [a], Float32Array.of(1))
      await soon()
    }
    await ledger.setLimit(3 * 76)
    same(told.length, 0)
    // Written again, the first is no longer the one to go.
    await ledger.append(first, 'q1', [b], Float32Array.of(1))
    same(await sizes(ledger), [['first', 1, 2, 88], ['third', 1, 1, 76]])
    same(told.map((news) => news.kind === 'forgotten' && [news.limit, ...news.scorers.map(({ scorer }) => scorer?.model)]), [[228, 'second']])
    await soon()
    await ledger.setLimit(100)
    same(await sizes(ledger), [['first', 1, 2, 88]])
    await ledger.append(first, 'q1', [c, d], Float32Array.of(1, 2))
    same(await sizes(ledger), [['first', 1, 4, 112]])
    same((await ledger.holdings()).limit, 100)
    same(told.length, 2)
  },

  async 'gives every record'(ledger) {
    const expected: string[] = []
    for (const scorer of [first, second]) {
      for (let query = 0; query < 150; query++) {
        await ledger.append(scorer, `q${query}`, [a, b], Float32Array.of(query, -query))
        expected.push(canonicalJson([scorerKey(scorer), scorer, `q${query}`, [a, b], [query, query === 0 ? 0 : -query]]))
      }
    }
    const found: string[] = []
    for await (const { key, scorer, query, passages, scores } of ledger.records()) found.push(canonicalJson([key, scorer, query, passages, [...scores]]))
    same(found.sort(), expected.sort())
  },

  async 'tells of what was added, until nobody listens'(ledger) {
    const told: LedgerNews[] = []
    const stop = ledger.listen((news) => told.push(news))
    await ledger.append(first, 'q1', [a], Float32Array.of(1))
    same(told, [{ kind: 'added', scorer: scorerKey(first), query: 'q1' }])
    stop()
    await ledger.append(first, 'q1', [b], Float32Array.of(1))
    same(told.length, 1)
  },
}

const scorerOf = (model: string): Scorer => ({ kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 })
const [first, second, third] = [scorerOf('first'), scorerOf('second'), scorerOf('third')]
const [a, b, c, d] = ['0000000000000001', 'ffffffffffffffff', '00ab00cd00ef0012', '8000000000000000']

/** The clock of last use counts milliseconds. */
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 3))

const sizes = async (ledger: ScoreStore) => (await ledger.holdings()).scorers.map(({ scorer, queries, pairs, bytes }) => [scorer?.model, queries, pairs, bytes])

function same(found: unknown, expected: unknown): void {
  const [is, should] = [canonicalJson(found), canonicalJson(expected)]
  if (is !== should) throw new Error(`${is}, not ${should}`)
}
