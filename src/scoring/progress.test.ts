import { expect, test } from 'vitest'
import type { JobProgress } from './job.ts'
import { ProgressMeter } from './progress.ts'

test('the first run of each device is counted apart, with its pairs and tokens', () => {
  const meter = new ProgressMeter(20, () => undefined)
  meter.ran(1, 10, 500)
  meter.ran(2, 20, 100)
  meter.changeDevice()
  meter.ran(4, 40, 900)
  meter.ran(8, 80, 300)
  expect(meter.totals).toEqual({ tokens: 150, firstRun: 1400, firstRunPairs: 5, firstRunTokens: 50, run: 400 })
})

test('a rate is of the device in use, its first run left out as soon as there is a second', () => {
  let last: JobProgress | undefined
  const meter = new ProgressMeter(30, (progress) => (last = progress))
  const told = () => {
    meter.flush()
    return last
  }
  expect(told()).toMatchObject({ pairsPerSecond: 0, timeLeft: Infinity })
  meter.ran(10, 100, 1000)
  expect(told()).toMatchObject({ pairsDone: 10, pairsPerSecond: 10, timeLeft: 2000 })
  meter.ran(10, 100, 100)
  expect(told()).toMatchObject({ pairsDone: 20, pairsPerSecond: 100, tokensPerSecond: 1000, timeLeft: 100 })
})
