import { describe, expect, it } from 'vitest'
import type { Collection } from '../../collection/collection.ts'
import { textTable } from '../../columns/text-table.ts'
import { nextStep } from './next-step.ts'

const silent = (texts: readonly string[]) => Uint32Array.from(texts.flatMap((text, row) => (text === '' ? [row] : [])))

const collection = (pairs: number, { queries = ['what'], passages = ['this'] } = {}): Collection => ({
  name: 'c',
  fingerprint: 'f',
  queryIds: textTable(['q1']),
  queryTexts: textTable(queries),
  passageIds: textTable(['d1']),
  passageTexts: textTable(passages),
  textless: { queries: silent(queries), passages: silent(passages) },
  candidates: { offsets: Uint32Array.of(0, pairs), passage: new Uint32Array(pairs) },
  firstStages: [],
  judgementSets: [],
})
const step = (of: Collection | undefined, active?: { joined: number; queries: number }, searchable = false) => nextStep({ collection: of, receipts: [], active, searchable })

describe('next step', () => {
  it('is none before anything was brought', () => {
    expect(step(undefined)).toBeNull()
  })

  it('asks for what is missing, one thing at a time', () => {
    expect(step(collection(0))?.action).toBe('add-candidates')
    expect(step(collection(0), undefined, true)).toMatchObject({ action: 'search', text: expect.stringContaining('Candidates are still missing') })
    expect(step(collection(1, { passages: [''] }))).toMatchObject({ action: 'add-texts', text: expect.stringContaining('The passages have ids but no texts') })
    expect(step(collection(1, { queries: [''], passages: [''] }))?.text).toContain('queries and passages')
    expect(step(collection(1), { joined: 0, queries: 3 })?.action).toBe('add-judgements')
  })

  it('goes on to compare, with or without judgements, and says what counts as 0', () => {
    expect(step(collection(1))).toMatchObject({ action: 'compare', text: expect.stringContaining('add judgements') })
    expect(step(collection(1), { joined: 308, queries: 323 })?.text).toContain('308 judged queries of 323 have candidates')
    expect(step(collection(1), { joined: 3, queries: 3 })).toMatchObject({ action: 'compare', text: expect.stringContaining('belong together') })
  })
})
