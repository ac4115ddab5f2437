import { expect, it } from 'vitest'
import { workload, type Size } from './workload.ts'

const size: Size = { queries: 400, depth: 50, seed: 7 }
const lists = [...workload(size)]

it('is the same for the same seed, and another for another', () => {
  const few = { ...size, queries: 5 }
  expect([...workload(few)]).toEqual([...workload(few)])
  expect([...workload({ ...few, seed: 8 })][0]?.docids).not.toEqual([...workload(few)][0]?.docids)
})

it('has every passage once in a list and every query once', () => {
  expect(new Set(lists.map(({ qid }) => qid)).size).toBe(400)
  expect(lists.every(({ docids, scores }) => new Set(docids).size === 50 && scores.length === 50)).toBe(true)
})

it('ranks by scores that fall, some of them the same', () => {
  const steps = [...workload({ queries: 20, depth: 1000, seed: 7 })].flatMap(({ scores }) => Array.from(scores.subarray(1), (score, at) => (scores[at] as number) - score))
  expect(steps.every((step) => step >= 0)).toBe(true)
  expect(steps).toContain(0)
  expect(lists.every(({ scores }) => (scores.at(-1) as number) > 0)).toBe(true)
})

it('judges one or two passages a query, most of them found, the more the higher', () => {
  const ranks = lists.flatMap(({ docids, relevant }) => relevant.map((docid) => docids.indexOf(docid) + 1))
  expect(ranks.length).toBeGreaterThanOrEqual(400)
  expect(ranks.length).toBeLessThan(460)
  const share = (of: (rank: number) => boolean) => ranks.filter(of).length / ranks.length
  expect(share((rank) => rank > 0)).toBeCloseTo(0.857, 1)
  expect(share((rank) => rank > 0 && rank <= 7)).toBeCloseTo((0.857 * Math.log(8)) / Math.log(50), 1)
})

it('refuses lists that the collection has no room for', () => {
  expect(() => [...workload({ ...size, depth: 5_000_000 })]).toThrow('Lists of 5000000 passages')
})
