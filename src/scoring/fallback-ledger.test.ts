import { expect, test } from 'vitest'
import type { Scorer } from '../systems/system.ts'
import { FallbackLedger } from './fallback-ledger.ts'
import { MemoryLedger } from './memory-ledger.ts'
import type { LedgerNews } from './score-store.ts'
import { ledgerContract } from './testing/ledger-contract.ts'
import { scorerKey } from '../systems/key.ts'

const scorer: Scorer = { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }
const [a, b] = ['0000000000000001', '0000000000000002']

/** A ledger on a disk that is full, or that cannot be used at all, while `isBroken`. */
class Disk extends MemoryLedger {
  state: 'well' | 'full' | 'refused' = 'well'

  override async read(...asked: Parameters<MemoryLedger['read']>) {
    this.#refuse()
    return super.read(...asked)
  }

  override async append(...added: Parameters<MemoryLedger['append']>) {
    this.#refuse()
    if (this.state === 'full') throw new DOMException('Encountered full disk', 'QuotaExceededError')
    return super.append(...added)
  }

  override async holdings() {
    this.#refuse()
    return super.holdings()
  }

  override async clear(key?: string) {
    this.#refuse()
    return super.clear(key)
  }

  #refuse() {
    if (this.state === 'refused') throw new DOMException('A mutation operation was attempted on a database that did not allow mutations.', 'InvalidStateError')
  }
}

function staged() {
  const disk = new Disk()
  const ledger = new FallbackLedger(disk, new MemoryLedger())
  const news: LedgerNews[] = []
  ledger.listen((told) => void (told.kind !== 'added' && news.push(told)))
  return { disk, ledger, news }
}

test('on a full disk nothing is lost, and one word is said', async () => {
  const { disk, ledger, news } = staged()
  await ledger.append(scorer, 'q', [a], Float32Array.of(1))
  disk.state = 'full'
  await ledger.append(scorer, 'q', [b], Float32Array.of(2))
  await ledger.append(scorer, 'r', [a], Float32Array.of(3))
  expect([...(await ledger.read(scorer, 'q'))]).toEqual([[a, 1], [b, 2]])
  expect([...(await ledger.read(scorer, 'r'))]).toEqual([[a, 3]])
  expect(news).toEqual([{ kind: 'not-kept', reason: 'the browser gives this site no more room' }])
  expect((await ledger.holdings()).scorers.map(({ pairs }) => pairs)).toEqual([2, 1])
  const records = []
  for await (const { query, passages } of ledger.records()) records.push([query, ...passages])
  expect(records).toEqual([['q', b], ['r', a], ['q', a]])
})

test('room that is made is for what lies in memory', async () => {
  const { disk, ledger, news } = staged()
  const other = { ...scorer, model: 'other' }
  await ledger.append(other, 'q', [a], Float32Array.of(1))
  disk.state = 'full'
  await ledger.append(scorer, 'q', [a], Float32Array.of(2))
  disk.state = 'well'
  await ledger.clear(scorerKey(other))
  expect([...(await disk.read(scorer, 'q'))]).toEqual([[a, 2]])
  expect((await ledger.holdings()).scorers).toHaveLength(1)
  disk.state = 'full'
  await ledger.append(scorer, 'q', [b], Float32Array.of(3))
  expect(news).toHaveLength(2)
})

test('a browser that refuses storage costs a word and no score', async () => {
  const { disk, ledger, news } = staged()
  disk.state = 'refused'
  expect((await ledger.read(scorer, 'q')).size).toBe(0)
  await ledger.append(scorer, 'q', [a], Float32Array.of(1))
  expect([...(await ledger.read(scorer, 'q'))]).toEqual([[a, 1]])
  expect((await ledger.holdings()).scorers).toMatchObject([{ pairs: 1, place: 'memory' }])
  expect(news).toEqual([{ kind: 'not-kept', reason: expect.stringContaining('did not allow mutations') as string }])
  await ledger.clear()
  expect((await ledger.read(scorer, 'q')).size).toBe(0)
})

test('a disk that is there and does not forget is an error', async () => {
  const { disk, ledger } = staged()
  await ledger.append(scorer, 'q', [a], Float32Array.of(1))
  disk.clear = () => Promise.reject(new DOMException('Internal error', 'UnknownError'))
  await expect(ledger.clear()).rejects.toThrow('Internal error')
})

test.each(Object.entries(ledgerContract))('on a disk that is well: %s', (_, check) => check(new FallbackLedger(new MemoryLedger(), new MemoryLedger())))
