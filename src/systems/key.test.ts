import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson, scorerKey, systemKey } from './key.ts'
import type { Scorer, System } from './system.ts'

const scorer: Scorer = {
  kind: 'bi-encoder',
  model: 'folder/naïve',
  revision: 'r1',
  dtype: 'fp32',
  maxLength: 256,
  embedding: { pooling: 'mean', normalize: true, queryPrompt: 'query: ', passagePrompt: '' },
}
const first: System = { kind: 'first-stage', run: 'BM25' }

describe('canonicalJson', () => {
  it('sorts fields, drops undefined ones and keeps arrays in order', () => {
    expect(canonicalJson({ b: [2, { z: 1, y: undefined }], a: 'é"', B: null })).toBe('{"B":null,"a":"é\\"","b":[2,{"z":1}]}')
  })

  it.each([NaN, Infinity, undefined, () => 1])('refuses %s', (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow(TypeError)
  })
})

describe('keys', () => {
  it('are the first 16 digits of the SHA-256 of the canonical JSON', () => {
    const text =
      '{"dtype":"fp32","embedding":{"normalize":true,"passagePrompt":"","pooling":"mean","queryPrompt":"query: "},"kind":"bi-encoder","maxLength":256,"model":"folder/naïve","revision":"r1"}'
    expect(scorerKey(scorer)).toBe(createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16))
  })

  it('do not depend on the order of fields', () => {
    const turned = Object.fromEntries(Object.entries(scorer).reverse()) as unknown as Scorer
    expect(Object.keys(turned)).not.toEqual(Object.keys(scorer))
    expect(scorerKey(turned)).toBe(scorerKey(scorer))
  })

  it('change with whatever changes scores', () => {
    const { embedding } = scorer
    if (!embedding) throw new Error('The example is a bi-encoder')
    const others: Scorer[] = [
      scorer,
      { ...scorer, dtype: 'q8' },
      { ...scorer, maxLength: 128 },
      { ...scorer, revision: 'r2' },
      { ...scorer, model: 'other' },
      { ...scorer, windows: { stride: 64, combine: 'max' } },
      { ...scorer, windows: { stride: 64, combine: 'mean' } },
      { ...scorer, windows: { stride: 32, combine: 'max' } },
      { ...scorer, embedding: { ...embedding, normalize: false } },
      { ...scorer, embedding: { ...embedding, queryPrompt: 'query:' } },
    ]
    expect(new Set(others.map(scorerKey)).size).toBe(others.length)
  })

  it('of systems change with depth and with what they are over', () => {
    const over = (depth: number, list: System): System => ({ kind: 'scorer', scorer, over: list, depth })
    const systems = [first, { kind: 'ideal' } as const, over(10, first), over(20, first), over(10, over(20, first))]
    expect(new Set(systems.map(systemKey)).size).toBe(systems.length)
  })
})
