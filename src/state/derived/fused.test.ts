/** Fusions among the other systems: what they are made of, what they are called, and what holes and depths do to them. */
import { describe, expect, test } from 'vitest'
import { rankedPairs } from '../../ranking/rankings.ts'
import { collectionOf } from '../../scoring/testing/collection.ts'
import { scorerKey } from '../../systems/key.ts'
import type { FusionRule, Scorer } from '../../systems/system.ts'
import { defaultChoices } from '../choices.ts'
import type { SystemScores } from '../scores.ts'
import { selectBase, selectColumns, selectSystems, type Facts } from '../selected.ts'
import { comparisonOf } from './comparison.ts'
import { costOf } from './cost.ts'
import { opinionOf } from './opinion.ts'

const scorer = (model: string): Scorer => ({ kind: 'cross-encoder', model, revision: '1', dtype: 'fp32', maxLength: 256 })
const collection = { ...collectionOf([{ query: 'who', passages: ['a', 'b', 'c', 'd'] }]), firstStages: [{ name: 'BM25', scored: true, score: Float64Array.of(4, 3, 2, 1) }] }
const scores = (of: Scorer, ...values: number[]): SystemScores => ({ key: scorerKey(of), scorer: of, values: Float32Array.from(values), start: { scorer: of, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, summary: null, skipped: [], alone: true })
const [one, two] = [scorer('one'), scorer('two')]
const half: FusionRule = { kind: 'interpolation', normalisation: 'min-max', weights: [0.5, 0.5] }

function shown(scored: readonly SystemScores[], fusions: Facts['fusions'], depth = 100) {
  const facts: Facts = { collection, scored, pipelines: [], appeared: scored.map(({ key }) => key), fusions, choices: { ...defaultChoices, depth } }
  const base = selectBase(facts)
  if (!base) throw new Error('no base')
  const systems = selectSystems(facts)
  const fusion = systems.at(-1)
  if (fusion?.shown.kind !== 'fusion') throw new Error('The fusion is not shown')
  return { facts, base, systems, fusion }
}

describe('a fusion', () => {
  const kept = { parts: ['first-stage:BM25', scorerKey(one)], rule: half, colour: 7 }

  test('stands behind the systems that it is of, under a name made of theirs', () => {
    const { systems, fusion, facts, base } = shown([scores(one, 0, 2, 10, 5)], [kept])
    expect(systems.map(({ shown: { name } }) => name)).toEqual(['First stage', 'one', 'fusion(First stage, one; min-max .5)'])
    expect([...(fusion.values ?? [])]).toEqual([0.5, (2 / 3 + 0.2) / 2, (1 / 3 + 1) / 2, 0.25])
    expect([...rankedPairs(fusion.rankings, 0)]).toEqual([2, 0, 1, 3])
    expect(comparisonOf(base, selectColumns(facts), 0, 'nDCG@10', 1).columns[2]?.item(0)).toMatchObject({ pair: 2, score: (1 / 3 + 1) / 2 })
  })

  test('is not shown where a part is missing', () => {
    const facts: Facts = { collection, scored: [], pipelines: [], appeared: [], fusions: [kept], choices: defaultChoices }
    expect(selectSystems(facts).map(({ shown: { name } }) => name)).toEqual(['First stage'])
  })

  test('takes scores to the depth that they order, and puts the rest behind in the first stage’s order', () => {
    const parts = [scorerKey(one), scorerKey(two)]
    const { systems, fusion } = shown([scores(one, 1, 2, 99, 99), scores(two, 1, 3, 99, 99)], [{ parts, rule: { kind: 'reciprocal-rank', k: 60 }, colour: 7 }], 2)
    const [, first] = systems
    expect(first && [...(opinionOf(first) ?? [])]).toEqual([1, 2, NaN, NaN])
    expect([...(fusion.values ?? [])]).toEqual([2 / 62, 2 / 61, NaN, NaN])
    expect([...rankedPairs(fusion.rankings, 0)]).toEqual([1, 0, 2, 3])
  })

  test('is complete when its parts are, counts what they want, and costs what they cost', () => {
    const parts = [scorerKey(one), scorerKey(two)]
    const { fusion, facts, base } = shown([scores(one, 1, 2, 3, 4), scores(two, 1, 2, NaN, 4)], [{ parts, rule: half, colour: 7 }])
    expect([...fusion.rankings.complete]).toEqual([0])
    expect(comparisonOf(base, selectColumns(facts), 0, 'nDCG@10', 1).columns.at(-1)).toMatchObject({ scored: 7, wanted: 8 })
    expect(costOf(fusion, {}).map(({ model, pairs }) => [model, pairs])).toEqual([['one', 4], ['two', 4]])
  })

  test('follows scores as they come, which are written in place', () => {
    const growing = scores(one, 0, 2, NaN, NaN)
    const before = shown([growing], [kept]).fusion
    growing.values.set([10, 5], 2)
    const after = shown([{ ...growing }], [kept]).fusion
    expect([...rankedPairs(before.rankings, 0)]).toEqual([1, 0, 2, 3])
    expect([...rankedPairs(after.rankings, 0)]).toEqual([2, 0, 1, 3])
  })
})
