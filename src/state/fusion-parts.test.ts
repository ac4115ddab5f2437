import { expect, test } from 'vitest'
import { fusionsIn } from './fusion-parts.ts'

const good = [
  { parts: ['a', 'b'], rule: { kind: 'interpolation', normalisation: 'min-max', weights: [0.7, 0.3] }, colour: 7 },
  { parts: ['a', 'b', 'c'], rule: { kind: 'reciprocal-rank', k: 60 }, colour: 0 },
]

test('what was written is read back', () => expect(fusionsIn(JSON.parse(JSON.stringify(good)))).toEqual(good))

test('what would not have been written is passed over', () => {
  const [weighted, ranks] = good
  const bad = [
    null,
    'fusion',
    { ...weighted, parts: ['a'] },
    { ...weighted, parts: ['a', 1] },
    { ...weighted, rule: { kind: 'interpolation', normalisation: 'softmax', weights: [0.5, 0.5] } },
    { ...weighted, rule: { kind: 'interpolation', normalisation: 'max', weights: [0.5] } },
    { ...weighted, rule: { kind: 'interpolation', normalisation: 'max', weights: [0.5, null] } },
    { ...ranks, rule: { kind: 'reciprocal-rank', k: '60' } },
    { ...ranks, colour: 8 },
  ]
  expect(fusionsIn([...bad, ranks])).toEqual([ranks])
  expect(fusionsIn({})).toEqual([])
})
