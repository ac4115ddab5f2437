import { describe, expect, it } from 'vitest'
import { drawEpoch } from './draw.ts'
import { lists } from './testing/lists.ts'

/** Two positives and ten negatives a list, of which the first four are mined. */
const PAIRS = 12
const written = Array.from({ length: 30 }, (_, query) => Array.from({ length: PAIRS }, (_, at) => ({ pair: query * PAIRS + at, positive: at === 3 || at === 7 })))
const whole = lists(written)
const hardOf = (query: number) => [0, 1, 2, 4].map((at) => query * PAIRS + at)
const mined = { offsets: Uint32Array.from({ length: 31 }, (_, list) => list * 4), pair: Uint32Array.from(written.flatMap((_, query) => hardOf(query))) }
const options = { num_negatives: 4, hard_share: 0.5, seed: 7 }
const pairsOf = (draw: ReturnType<typeof drawEpoch>, list: number) => Array.from(draw.lists.pair.subarray(draw.lists.offsets[list], draw.lists.offsets[list + 1]))

describe('the negatives of an epoch', () => {
  it('come with all positives, half of them mined and half of them not, in the order of the list', () => {
    const draw = drawEpoch(whole, mined, options, 0)
    expect([draw.hard, draw.random]).toEqual([60, 60])
    for (let list = 0; list < 30; list++) {
      const pairs = pairsOf(draw, list)
      expect(pairs).toEqual([...new Set(pairs)].sort((a, b) => a - b))
      expect(pairs.filter((pair) => pair % PAIRS === 3 || pair % PAIRS === 7)).toHaveLength(2)
      expect(pairs.filter((pair) => hardOf(list).includes(pair))).toHaveLength(2)
      expect(pairs).toHaveLength(6)
    }
    expect(Array.from(draw.lists.positive)).toEqual(Array.from(draw.lists.pair, (pair) => (pair % PAIRS === 3 || pair % PAIRS === 7 ? 1 : 0)))
    expect(draw.lists.label).toEqual(Float32Array.from(draw.lists.positive))
  })

  it('are the same for the same seed and epoch, and others for others', () => {
    const drawn = (seed: number, epoch: number) => Array.from(drawEpoch(whole, mined, { ...options, seed }, epoch).lists.pair).join()
    expect(drawn(7, 3)).toBe(drawn(7, 3))
    expect(new Set([drawn(7, 3), drawn(7, 4), drawn(8, 3), drawn(8, 4)]).size).toBe(4)
  })

  it('are a query’s own, whatever other lists there are', () => {
    const alone = { ...lists([written[20] ?? []]), query: Uint32Array.of(20) }
    const one = drawEpoch(alone, { offsets: Uint32Array.of(0, 4), pair: Uint32Array.from(hardOf(20)) }, options, 5)
    expect(pairsOf(one, 0)).toEqual(pairsOf(drawEpoch(whole, mined, options, 5), 20))
  })

  it('are drawn evenly: over epochs each mined one comes up as often as another, and so does each other one', () => {
    const count = new Map<number, number>()
    const epochs = 200
    for (let epoch = 0; epoch < epochs; epoch++) for (const pair of drawEpoch(whole, mined, options, epoch).lists.pair) count.set(pair % PAIRS, (count.get(pair % PAIRS) ?? 0) + 1)
    for (const [at, times] of count) {
      const expected = at === 3 || at === 7 ? 1 : hardOf(0).includes(at) ? 2 / 4 : 2 / 6
      // Six standard deviations of a binomial share over 6,000 draws.
      expect(Math.abs(times / (epochs * 30) - expected)).toBeLessThanOrEqual(6 * Math.sqrt((expected * (1 - expected)) / 6000))
    }
  })

  it.each([
    ['more mined ones where others run out', 9, 0, [3, 6]],
    ['others where mined ones run out', 9, 1, [4, 5]],
    ['all there are where too many are asked for', 50, 0.5, [4, 6]],
    ['none where none are asked for', 0, 0.5, [0, 0]],
  ] as const)('take %s', (_, num_negatives, hard_share, [hard, random]) => {
    expect(drawEpoch(whole, mined, { ...options, num_negatives, hard_share }, 1)).toMatchObject({ hard: hard * 30, random: random * 30 })
  })

  it('refuses a share that is none', () => {
    expect(() => drawEpoch(whole, mined, { ...options, hard_share: 1.5 }, 0)).toThrow(RangeError)
  })

  it('refuses what was mined of other lists', () => {
    expect(() => drawEpoch(lists(written.slice(0, 3)), mined, options, 0)).toThrow('mined for 30 lists and are drawn for 3')
  })
})
