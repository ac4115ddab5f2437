import { expect, test } from 'vitest'
import { progressLine } from './progress-line.ts'

const progress = { name: 'Rerank', phase: 'scoring', pairsDone: 30, pairsTotal: 120, pairsPerSecond: 12.34, timeLeft: 7300 } as const

function screen(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, columns: 120, write: (text: string) => written.push(text) }
}

test('a terminal shows a line that moves', () => {
  const terminal = screen(true)
  const line = progressLine(terminal)
  line.progress('m (run 1 of 2)', progress)
  expect(terminal.written).toEqual(['\r\u001B[2K██████░░░░░░░░░░░░░░░░░░ 30/120 pairs, 12.3 pairs/s, 7.3 s left  m (run 1 of 2)'])
  terminal.columns = 20
  line.progress('m', progress)
  expect(terminal.written[1]).toHaveLength('\r\u001B[2K'.length + 19)
})

test('elsewhere there is a plain line now and then', () => {
  const file = screen(false)
  const clock = { now: 0 }
  const line = progressLine(file, () => clock.now)
  line.begin('m')
  line.progress('m', progress)
  clock.now = 15_001
  line.progress('m', progress)
  line.progress('m', progress)
  expect(file.written).toEqual(['m: begins\n', 'm: 30/120 pairs, 12.3 pairs/s, 7.3 s left\n'])
})
