import { expect, test } from 'vitest'
import { Tuner, type Tuning } from './tuner.ts'

const bounds = { fewestTokens: 128, mostTokens: 4096, lanes: 2 }
const first = { tokens: 512, lanes: 2 }

/** Lets the tuner look until it has found; `pace` gives tokens per millisecond of one lane. Returns the batches that it took. */
function look(tuner: Tuner, pace: (tuning: Tuning) => number, noise = () => 1): number {
  for (let batches = 0; batches < 1000; batches++) {
    const tuning = tuner.next()
    if (tuner.found) return batches
    tuner.ran(tuning, tuning.tokens, tuning.tokens / (pace(tuning) * noise()))
  }
  throw new Error('The tuner looks for ever')
}

test('goes uphill to the best batch size', () => {
  const pace = ({ tokens }: Tuning) => 10 / (1 + Math.abs(Math.log2(tokens / 2048)))
  const tuner = new Tuner(first, bounds)
  expect(tuner.found).toBeNull()
  look(tuner, pace)
  expect(tuner.found).toEqual({ tokens: 2048, lanes: 2 })
  expect(tuner.next()).toEqual({ tokens: 2048, lanes: 2 })
})

test('what a new batch size takes to compile is not held against it', () => {
  const tuner = new Tuner(first, bounds)
  const ran = new Map<number, number>()
  while (!tuner.found) {
    const tuning = tuner.next()
    const times = (ran.get(tuning.tokens) ?? 0) + 1
    ran.set(tuning.tokens, times)
    tuner.ran(tuning, tuning.tokens, times <= 2 ? 2000 : 100 * (tuning.tokens / 512) ** 0.7)
  }
  expect(tuner.found.tokens).toBe(4096)
})

test('stays within the bounds', () => {
  const tuner = new Tuner(first, bounds)
  look(tuner, ({ tokens }) => tokens)
  expect(tuner.found?.tokens).toBe(4096)
  const small = new Tuner(first, bounds)
  look(small, ({ tokens }) => 1 / tokens + 1)
  expect(small.found?.tokens).toBe(512) // not worth a change
})

test('one lane wins where two are in each other’s way', () => {
  const tuner = new Tuner(first, bounds)
  look(tuner, ({ lanes }) => (lanes === 2 ? 1 : 2.5))
  expect(tuner.found).toEqual({ tokens: 512, lanes: 1 })
})

test('noise does not lead it far, and it ends soon', () => {
  let seed = 1
  const noise = () => 1 + (((seed = (seed * 16807) % 2147483647) / 2147483647) - 0.5) * 0.08
  const tuner = new Tuner(first, bounds)
  expect(look(tuner, () => 5, noise)).toBeLessThan(60)
  expect(tuner.found).toEqual(first)
})

test('a batch that takes too long loses, however many tokens it runs', () => {
  const tuner = new Tuner(first, bounds)
  look(tuner, ({ tokens }) => (tokens / 512) ** 0.5 * 0.5)
  expect(tuner.found?.tokens).toBe(1024)
})

test('a batch size that does not fit is given up, however fast its halves are', () => {
  const tuner = new Tuner(first, bounds)
  for (let batches = 0; batches < 1000 && !tuner.found; batches++) {
    const tuning = tuner.next()
    if (tuning.tokens > 1024) tuner.failed(tuning)
    else tuner.ran(tuning, tuning.tokens, 1000 / tuning.tokens)
  }
  expect(tuner.found?.tokens).toBe(1024)
})

test('what is known is not looked for again', () => {
  const tuner = new Tuner(first, bounds, { tokens: 256, lanes: 1 })
  expect(tuner.found).toEqual({ tokens: 256, lanes: 1 })
  expect(tuner.next()).toEqual({ tokens: 256, lanes: 1 })
})
