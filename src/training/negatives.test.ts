import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TrainingLists } from './examples.ts'
import { mineHardNegatives, type MinedNegatives } from './negatives.ts'
import { miningDefaults, settleMining, type MiningOptions } from './mining-options.ts'
import type { LimitName } from './mining-limits.ts'
import { lists } from './testing/lists.ts'

/** Made by sentence-transformers: scripts/goldens/hard-negatives.py. */
const golden = JSON.parse(readFileSync(new URL('../../scripts/goldens/hard-negatives.json', import.meta.url), 'utf8')) as {
  readonly score: readonly (readonly (number | null)[])[]
  readonly crossEncoder: readonly (readonly (number | null)[])[]
  readonly positives: readonly (readonly number[])[]
  readonly cases: readonly {
    readonly options: Partial<MiningOptions>
    readonly rescored: boolean
    readonly range_max: number
    readonly skipped: Partial<Record<LimitName, number>>
    readonly mined: readonly (readonly (readonly [document: number, score: number])[])[]
  }[]
  readonly draws: readonly { readonly options: Partial<MiningOptions>; readonly window: readonly (readonly number[])[] }[]
}

const [documents] = golden.score.map((row) => row.length)
const pairOf = (query: number, document: number) => query * (documents ?? 0) + document
const score = Float32Array.from(golden.score.flat(), (value) => value ?? NaN)
const crossEncoder = Float32Array.from(golden.crossEncoder.flat(), (value) => value ?? NaN)
const whole: TrainingLists = lists(
  golden.score.map((row, query) => row.map((_, document) => ({ pair: pairOf(query, document), positive: golden.positives[query]?.includes(document) ?? false }))),
)
const minedOf = ({ offsets, pair, score }: MinedNegatives, list: number) =>
  Array.from(pair.subarray(offsets[list], offsets[list + 1]), (at, place) => [at % (documents ?? 0), score[(offsets[list] as number) + place]] as const)

describe('mining as sentence-transformers does it', () => {
  it.each(golden.cases.map((one) => [`${JSON.stringify(one.options)}${one.rescored ? ', rescored' : ''}`, one] as const))('%s', (_, { options, rescored, range_max, skipped, mined }) => {
    const ours = mineHardNegatives(whole, { score, ...(rescored && { crossEncoder }) }, options)
    expect(ours.report.range_max).toBe(range_max)
    expect({ ...ours.report.skipped, min_score: 0 }).toEqual({ absolute_margin: 0, relative_margin: 0, max_score: 0, min_score: 0, ...skipped })
    mined.forEach((theirs, list) => {
      const found = minedOf(ours, list)
      // Their n-tuples leave out a query that has too few.
      if (options.include_positives === true && theirs.length === 0) expect(found.length).toBeLessThan(options.num_negatives ?? 3)
      else expect(found).toEqual(theirs.map(([document, value]) => [document, Math.fround(value)]))
    })
  })

  it.each(golden.draws.map((one) => [JSON.stringify(one.options), one] as const))('%s, at random: each draw is num_negatives of the same window, best first, and all of it comes up', (_, { options, window }) => {
    const seen = window.map(() => new Set<number>())
    for (let seed = 0; seed < 150; seed++) {
      const ours = mineHardNegatives(whole, { score }, { ...options, sampling_strategy: 'random' }, seed)
      window.forEach((open, list) => {
        const found = minedOf(ours, list)
        expect(found.length).toBe(Math.min(options.num_negatives ?? 3, open.length))
        expect(found.map(([, value]) => value)).toEqual(found.map(([, value]) => value ?? NaN).sort((a, b) => b - a))
        for (const [document] of found) seen[list]?.add(document)
      })
    }
    expect(seen.map((drawn) => Array.from(drawn).sort((a, b) => a - b))).toEqual(window)
  })
})

describe('mining', () => {
  const two = lists([
    [{ pair: 0, positive: true }, { pair: 1 }, { pair: 2 }, { pair: 3 }],
    [{ pair: 4, positive: true }, { pair: 5, positive: true }, { pair: 6 }, { pair: 7 }],
  ])

  it('warns of negatives that outscore a positive, the farthest first', () => {
    const { report } = mineHardNegatives(two, { score: Float32Array.of(1, 1.5, 4, 0, 1, 5, 3, 0) })
    expect(report).toMatchObject({ outscoring: 3, outscoringAll: 2, short: 1, missing: 1 })
    expect(report.examples).toEqual([
      { pair: 2, score: 4, positive: 1 },
      { pair: 6, score: 3, positive: 1 },
      { pair: 1, score: 1.5, positive: 1 },
    ])
  })

  it('passes over pairs without a score, and takes none beside a margin where no positive has one', () => {
    const holes = Float32Array.of(NaN, 1, NaN, 0, 1, NaN, 0.5, -Infinity)
    expect(Array.from(mineHardNegatives(two, { score: holes }).pair)).toEqual([1, 3, 6])
    const held = mineHardNegatives(two, { score: holes }, { absolute_margin: 0.25 })
    expect(Array.from(held.pair)).toEqual([6])
    expect(held.report).toMatchObject({ withoutPositiveScore: 1, short: 2, missing: 5 })
  })

  it('puts the earlier of two equal scores first', () => {
    expect(Array.from(mineHardNegatives(two, { score: new Float32Array(8).fill(2) }, { num_negatives: 2 }).pair)).toEqual([1, 2, 6, 7])
  })

  it('repeats a random draw by its seed', () => {
    const draw = (seed: number) => Array.from(mineHardNegatives(whole, { score }, { sampling_strategy: 'random', range_max: 20 }, seed).pair)
    expect(draw(3)).toEqual(draw(3))
    expect(draw(3)).not.toEqual(draw(4))
  })

  it.each([{ num_negatives: 0 }, { num_negatives: 1.5 }, { range_min: -1 }, { range_min: 4, range_max: 4 }, { num_negatives: 5, range_max: 4 }])('refuses %o', (options) => {
    expect(() => mineHardNegatives(two, { score: new Float32Array(8) }, options)).toThrow(RangeError)
  })

  it('settles range_max only where it was not given', () => {
    expect(settleMining({}, 2, false)).toEqual({ ...miningDefaults, range_max: 5 })
    expect(settleMining({ min_score: 0 }, 2, false).range_max).toBe(5)
    expect(settleMining({ min_score: 0 }, 2, true).range_max).toBe(32)
  })
})
