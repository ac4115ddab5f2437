import { expect, test } from 'vitest'
import type { JobProgress } from './job.ts'
import { ProgressMeter } from './progress.ts'

test('the first run of each device is timed apart, and the steady pace is the last device’s', () => {
  const meter = new ProgressMeter(20, () => undefined)
  meter.ran(1, 10, 500)
  meter.ran(2, 20, 100)
  expect(meter.totals).toEqual({ tokens: 30, firstRun: 500, run: 100, steady: { pairs: 2, tokens: 20, milliseconds: 100 } })
  meter.changeDevice()
  meter.ran(4, 40, 900)
  expect(meter.totals.steady).toEqual({ pairs: 0, tokens: 0, milliseconds: 0 })
  meter.ran(8, 80, 300)
  meter.ran(2, 10, 50)
  expect(meter.totals).toEqual({ tokens: 160, firstRun: 1400, run: 450, steady: { pairs: 10, tokens: 90, milliseconds: 350 } })
})

test('the first runs of several lanes, which come back at once, are all left out', () => {
  const meter = new ProgressMeter(20, () => undefined)
  meter.changeDevice(2)
  for (const milliseconds of [500, 1, 100, 1, 99]) meter.ran(3, 30, milliseconds)
  expect(meter.totals).toMatchObject({ firstRun: 501, run: 200, steady: { pairs: 9, tokens: 90, milliseconds: 200 } })
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
