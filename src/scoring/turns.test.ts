import { expect, test, vi } from 'vitest'
import { MemoryTurns } from './turns.ts'

test('who asks for a name that is held waits, is told so, and goes on in the order of asking', async () => {
  const turns = new MemoryTurns()
  const order: string[] = []
  const waited = vi.fn()
  let finish = (): void => undefined
  const first = turns.take('a', () => new Promise<void>((resolve) => (finish = resolve)), { onWait: () => expect.unreachable() })
  const second = turns.take('a', async () => void order.push('second'), { onWait: waited })
  const third = turns.take('a', async () => order.push('third'), { onWait: waited })
  await turns.take('b', async () => void order.push('another name'), { onWait: () => expect.unreachable() })
  expect(waited).toHaveBeenCalledTimes(2)
  finish()
  await Promise.all([first, second])
  expect(await third).toBe(3)
  expect(order).toEqual(['another name', 'second', 'third'])
})

test('work that fails gives the turn on', async () => {
  const turns = new MemoryTurns()
  const failing = turns.take('a', () => Promise.reject(new Error('no')))
  const next = turns.take('a', async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
  expect(await turns.take('a', async () => 'free', { onWait: () => expect.unreachable() })).toBe('free')
})

test('who no longer wants to wait leaves the line', async () => {
  const turns = new MemoryTurns()
  let finish = (): void => undefined
  const first = turns.take('a', () => new Promise<void>((resolve) => (finish = resolve)))
  const controller = new AbortController()
  const second = turns.take('a', () => expect.unreachable(), { signal: controller.signal })
  const third = turns.take('a', async () => 'third')
  controller.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  finish()
  expect(await third).toBe('third')
  await first
  await expect(turns.take('a', () => expect.unreachable(), { signal: AbortSignal.abort() })).rejects.toThrow()
})
