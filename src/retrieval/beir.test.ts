import { describe, expect, it } from 'vitest'
import { besideReference } from '../../scripts/retrieval/beside-reference.ts'
import { sharedFolder } from '../../scripts/shared.ts'

/** SciFact, and speed: scripts/retrieval/verify.ts. */
describe.skipIf(sharedFolder === undefined)('BM25 over NFCorpus', () => {
  it('comes within .01 of bm25s’s nDCG@10, with nearly the same first ten', { timeout: 60_000 }, async () => {
    const { ours, theirs, shared } = await besideReference('nfcorpus')
    expect(theirs).toBeCloseTo(0.3173, 4)
    expect(Math.abs(ours - theirs)).toBeLessThan(0.01)
    expect(shared).toBeGreaterThan(0.9)
  })
})
