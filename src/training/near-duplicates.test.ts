import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { bytesSource } from '../collection/bytes/byte-source.ts'
import { ingest } from '../collection/ingest.ts'
import { textAt, textTable } from '../columns/text-table.ts'
import { Random } from '../evaluation/statistics/random.ts'
import { bandKeys, resemblance, shinglesOf } from './min-hash.ts'
import { NEAR, nearDuplicates } from './near-duplicates.ts'

const range = (start: number, end: number) => Uint32Array.from({ length: end - start }, (_, at) => start + at)
const words = (count: number, seed: number) => {
  const random = Random.seeded(seed)
  return Array.from({ length: count }, () => `w${random.below(5000)}`)
}

describe('shingles', () => {
  it('are runs of three words, without case, punctuation or full width', () => {
    expect(shinglesOf('A frost, at ＮＩＧＨＴ.')).toEqual(shinglesOf('a FROST at night'))
    expect(shinglesOf('a frost at night')).toHaveLength(2)
    expect(shinglesOf('a frost')).toHaveLength(1)
    expect(shinglesOf('?! ')).toHaveLength(0)
  })

  it('are found in scripts without spaces', () => {
    expect(shinglesOf('東京は日本の首都です')).toHaveLength(8)
  })

  it('of two texts are shared by as much as sets of their words’ runs are', () => {
    expect(resemblance(shinglesOf('a b c d e'), shinglesOf('b c d e f'))).toBe(2 / 4)
    expect(resemblance(shinglesOf('a b c'), shinglesOf('a b c'))).toBe(1)
    expect(resemblance(shinglesOf(''), shinglesOf(''))).toBe(0)
  })

  it('give bands that meet as often as the formula of their source says', () => {
    const [trials, changed] = [400, 12]
    let [met, expected] = [0, 0]
    for (let trial = 0; trial < trials; trial++) {
      const text = words(80, trial)
      const other = text.map((word, at) => (at % Math.floor(80 / changed) === 0 ? `${word}x` : word))
      const [a, b] = [shinglesOf(text.join(' ')), shinglesOf(other.join(' '))]
      const keys = bandKeys(b)
      if (bandKeys(a).some((key, band) => key === keys[band])) met++
      expected += 1 - (1 - resemblance(a, b) ** 4) ** 16
    }
    expect(expected / trials).toBeGreaterThan(0.1)
    expect(expected / trials).toBeLessThan(0.9)
    expect(Math.abs(met - expected) / trials).toBeLessThan(0.1)
  })
})

describe('near-duplicates', () => {
  const original = words(60, 1)
  const edited = original.with(30, 'another')
  const rewritten = original.map((word, at) => (at % 6 === 0 ? 'another' : word))
  const texts = textTable([original.join(' '), edited.join(' '), rewritten.join(' '), words(60, 2).join(' '), '', '...', `${original.join(', ')}!`])

  it('are texts with a word changed or other punctuation, not ones rewritten, and not empty ones', () => {
    const found = nearDuplicates(texts, Uint32Array.of(1, 2, 3, 4, 5, 6), Uint32Array.of(0, 4))
    expect(found).toEqual([
      { row: 1, like: 0, resemblance: 55 / 61 },
      { row: 6, like: 0, resemblance: 1 },
    ])
  })

  it('are found in a linear number of comparisons where all texts are nearly the same', () => {
    const boilerplate = words(200, 3)
    const alike = textTable(Array.from({ length: 3000 }, (_, at) => boilerplate.with(100, `n${at}`).join(' ')))
    expect(nearDuplicates(alike, range(0, 1500), range(1500, 3000))).toHaveLength(1500)
  })

  it.runIf(sharedFolder !== undefined)('are those of TREC DL 2019 that a comparison of all with all finds', async () => {
    const file = readFileSync(`${sharedFolder ?? ''}/data/dl19/candidates.BM25.json`)
    const { collection } = await ingest([bytesSource('candidates.BM25.json', file)], undefined)
    if (collection === undefined) throw new Error('nothing was read')
    const { passageTexts } = collection
    // A query's candidates stand together, and are like each other: one set is the even rows, the other the odd ones.
    const [rows, against] = [range(0, 500).map((at) => at * 2), range(0, 500).map((at) => at * 2 + 1)]
    const [ours, theirs] = [rows, against].map((some) => Array.from(some, (row) => shinglesOf(textAt(passageTexts, row)))) as [Uint32Array[], Uint32Array[]]
    const near = Array.from(rows).filter((_, at) => theirs.some((other) => resemblance(ours[at] as Uint32Array, other) >= NEAR))
    expect(near.length).toBeGreaterThan(0)
    expect(nearDuplicates(passageTexts, rows, against).map(({ row }) => row)).toEqual(near)
  })
})
