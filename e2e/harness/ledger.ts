/** The score ledger on the browser's own IndexedDB: see e2e/ledger.spec.ts. */
import { openDB } from 'idb'
import { ScoreLedger } from '../../src/platform/worker/score-ledger.ts'
import type { KeptScorer, LedgerNews } from '../../src/scoring/score-store.ts'
import { ledgerContract } from '../../src/scoring/testing/ledger-contract.ts'
import { scorerKey } from '../../src/systems/key.ts'
import type { Scorer } from '../../src/systems/system.ts'

const scorer: Scorer = { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 }
const passages = ['0000000000000001', 'ffffffffffffffff']

const checks = {
  /** What the ledger does not keep to, by the contract's names; and how many there are. */
  async contract(): Promise<{ failures: string[]; checked: number }> {
    const failures: string[] = []
    for (const [name, check] of Object.entries(ledgerContract)) {
      try {
        await check(new ScoreLedger(`contract: ${name}`))
      } catch (error) {
        failures.push(`${name}: ${String(error)}`)
      }
    }
    return { failures, checked: Object.keys(ledgerContract).length }
  },

  /** A database as the first release wrote it, opened by this one; then used. */
  async upgrade(): Promise<{ before: KeptScorer[]; read: [string, number][]; after: KeptScorer[] }> {
    const old = await openDB('old scores', 1, { upgrade: (database) => void database.createObjectStore('scores') })
    const record = { passages: new BigUint64Array(passages.map((key) => BigInt(`0x${key}`))), scores: Float32Array.of(1.5, -2) }
    for (const query of ['q1', 'q2']) await old.put('scores', record, [scorerKey(scorer), query])
    await old.put('scores', record, ['0123456789abcdef', 'q1'])
    old.close()
    const ledger = new ScoreLedger('old scores')
    const before = [...(await ledger.holdings()).scorers]
    const read = [...(await ledger.read(scorer, 'q2'))]
    return { before, read, after: [...(await ledger.holdings()).scorers] }
  },

  /** Two ledgers are two tabs: what one adds the other hears of, and finds. A write that fails half way leaves no trace. */
  async tabs(): Promise<{ heard: LedgerNews[]; found: [string, number][]; failed: string; pairs: (number | undefined)[] }> {
    const [one, other] = [new ScoreLedger('tabs'), new ScoreLedger('tabs')]
    const heard: LedgerNews[] = []
    const told = new Promise<void>((resolve) => other.listen((news) => (heard.push(news), resolve())))
    await one.append(scorer, 'q1', passages, Float32Array.of(1, 2))
    await told
    const found = [...(await other.read(scorer, 'q1'))]
    const failed = await one.append(scorer, 'q2', ['no key'], Float32Array.of(1)).then(String, String)
    return { heard, found, failed, pairs: (await other.holdings()).scorers.map((kept) => kept.pairs) }
  },
}

declare global {
  interface Window {
    readonly ledgerChecks: typeof checks
  }
}

Object.assign(window, { ledgerChecks: checks })
