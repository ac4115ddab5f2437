/** The score ledger: as the port has it on a real IndexedDB, and as a person sees it. */
import { expect } from 'playwright/test'
import { test } from './harness/test.ts'

test.describe('on IndexedDB', () => {
  test.beforeEach(async ({ harness }) => {
    await harness.addScriptTag({ type: 'module', url: '/e2e/harness/ledger.ts' })
    await harness.waitForFunction(() => 'ledgerChecks' in window)
  })

  test('keeps to what every ledger does', async ({ harness }) => {
    const { failures, checked } = await harness.evaluate(() => window.ledgerChecks.contract())
    expect(failures).toEqual([])
    expect(checked).toBeGreaterThan(5)
  })

  test('takes over the scores of the first release, counts them, and learns whose they are when they are used', async ({ harness }) => {
    const { before, read, after } = await harness.evaluate(() => window.ledgerChecks.upgrade())
    expect(before.map(({ scorer, queries, pairs, bytes }) => [scorer, queries, pairs, bytes]).sort()).toEqual([[null, 1, 2, 88], [null, 2, 4, 176]])
    expect(read).toEqual([['0000000000000001', 1.5], ['ffffffffffffffff', -2]])
    expect(after.map(({ scorer, pairs }) => [scorer?.model, pairs])).toEqual([['m', 4], [undefined, 2]])
  })

  test('tells another tab what was added; a write that fails leaves no trace', async ({ harness }) => {
    const { heard, found, failed, pairs } = await harness.evaluate(() => window.ledgerChecks.tabs())
    expect(heard).toEqual([{ kind: 'added', scorer: expect.stringMatching(/^[0-9a-f]{16}$/), query: 'q1' }])
    expect(found).toEqual([['0000000000000001', 1], ['ffffffffffffffff', 2]])
    expect(failed).toContain('SyntaxError')
    expect(pairs).toEqual([2])
  })
})
