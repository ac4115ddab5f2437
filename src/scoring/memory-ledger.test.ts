import { test } from 'vitest'
import { MemoryLedger } from './memory-ledger.ts'
import { ledgerContract } from './testing/ledger-contract.ts'

// The ledger in IndexedDB is held to the same in a browser: e2e/ledger.spec.ts.
test.each(Object.entries(ledgerContract))('%s', (_, check) => check(new MemoryLedger()))
