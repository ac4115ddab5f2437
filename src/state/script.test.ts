import { expect, test, vi } from 'vitest'
import { collectionOf } from '../scoring/testing/collection.ts'
import { useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import { startSystem, writeScores } from './scores.ts'
import { rankingOf, reportNow, scoresOf } from './script.ts'

vi.stubGlobal('crossOriginIsolated', false)
vi.stubGlobal('navigator', { userAgent: 'test' })

test('the report counts the pairs that scores() gives: to the depth, and of the stage itself', () => {
  const scorer = { kind: 'cross-encoder', model: 'm', revision: 'r', dtype: 'fp32', maxLength: 8 } as const
  useCollectionStore.setState({
    collection: {
      ...collectionOf([{ query: 'who', passages: ['she', 'he', 'they'] }]),
      firstStages: [[3, 2, 1], [NaN, NaN, 1]].map((score, at) => ({ name: `run ${at}`, scored: true, score: Float64Array.from(score) })),
    },
  })
  startSystem('key', { scorer, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, 3)
  writeScores('key', [{ pairs: Uint32Array.of(0, 1, 2), scores: Float32Array.of(1, 2, 3) }])
  useChoices.setState({ depth: 2 })
  expect(scoresOf('m')).toEqual({ q0: { p0: 1, p1: 2 } })
  expect(rankingOf('m', 'q0')).toEqual(['p1', 'p0', 'p2'])
  expect(reportNow().systems.map(({ name, pairs }) => [name, pairs])).toEqual([['run 0', 3], ['run 1', 1], ['m', 2]])
})
