import { expect, test } from 'vitest'
import { bytesSource } from '../../collection/bytes/byte-source.ts'
import { ingest } from '../../collection/ingest.ts'
import { textAt } from '../../columns/text-table.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import { scorerKey } from '../../systems/key.ts'
import type { Scorer } from '../../systems/system.ts'
import { defaultChoices } from '../choices.ts'
import type { SystemScores } from '../scores.ts'
import { selectBase, selectSystems } from '../selected.ts'
import { phrasingsOfQuery, placesByPhrasing } from './phrasing-view.ts'

const run = 'q1 Q0 a 1 3 r\nq1 Q0 b 2 2 r\nq1#2 Q0 c 1 9 r\nq1#2 Q0 a 2 8 r\nq1#2 Q0 d 3 8 r\nq2 Q0 a 1 1 r\n'
const scorer: Scorer = { kind: 'cross-encoder', model: 'm', revision: '1', dtype: 'fp32', maxLength: 32 }

test('the ranks under each phrasing are those that reciprocal ranks are summed over', async () => {
  const { collection } = await ingest([bytesSource('run.trec', Buffer.from(run)), bytesSource('queries.tsv', Buffer.from('q1\tone way\nq1#2\tother way\nq2\ttwo\n'))], undefined)
  if (!collection) throw new Error('nothing was read')
  const values = Float32Array.from(collection.candidates.passage, (_, pair) => [0.5, 4, -1, 2, 3, 1][pair] ?? NaN)
  const scores: SystemScores = { key: scorerKey(scorer), scorer, values, start: { scorer, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, summary: null, skipped: [], alone: true }
  const facts = { collection, scored: [scores], pipelines: [], appeared: [], fusions: [], choices: { ...defaultChoices, phrasings: 'rrf' as const, depth: 3 } }
  const [base, systems] = [selectBase(facts), selectSystems(facts)]
  if (!base) throw new Error('no base')
  expect(phrasingsOfQuery(base, 0).map(({ id, text }) => [id, text])).toEqual([['q1', 'one way'], ['q1#2', 'other way']])
  const places = Object.fromEntries(
    Array.from(rankedPairs(base.order, 0), (pair) => {
      const found = placesByPhrasing(base, systems, facts.scored, 0, pair)?.systems.map((system) => system.places.map(({ rank }) => rank))
      // What the sum of 1 / (60 + rank) over the phrasings is, is the score of the pair.
      found?.forEach((ranks, at) => {
        const sum = ranks.reduce<number>((all, rank) => all + (rank === null ? 0 : 1 / (60 + rank)), 0)
        expect(systems[at]?.values?.[pair] || 0).toBeCloseTo(sum, 12)
      })
      return [textAt(collection.passageIds, base.collection.candidates.passage[pair] as number), found] as const
    }),
  )
  // By ranks a (1 and 3), c (1), and of two that are second the greater id, d: that is the head which is reranked.
  expect(places).toEqual({ a: [[1, 3], [1, 2]], b: [[2, null], [null, null]], c: [[null, 1], [null, 3]], d: [[null, 2], [null, 1]] })
  expect(placesByPhrasing(base, systems, facts.scored, 1, base.collection.candidates.offsets[1] as number)).toBeNull()
})
