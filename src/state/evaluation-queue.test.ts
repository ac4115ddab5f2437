import { beforeEach, expect, test, vi } from 'vitest'
import { want, type Task } from './evaluation-queue.ts'
import { useNoticeStore } from './notices.ts'

const order: string[] = []

function task(name: string, work: () => Promise<void> = () => Promise.resolve()): Task {
  let done = false
  return {
    isDone: () => done,
    async run() {
      order.push(name)
      await work()
      done = true
    },
  }
}

beforeEach(() => {
  order.length = 0
  for (const place of ['pair', 'table', 'all pairs'] as const) want(place, [])
})

test('what is looked into goes before what waits, and nothing runs beside another', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  want('all pairs', [task('far', () => held), task('farther')])
  want('table', [task('table')])
  want('pair', [task('pair')])
  expect(order).toEqual(['far'])
  release()
  await vi.waitFor(() => expect(order).toEqual(['far', 'pair', 'table', 'farther']))
})

test('what is not wanted any more is not run, and what is done is not run again', async () => {
  const kept = task('kept')
  want('table', [kept, task('dropped')])
  want('table', [kept, task('new')])
  await vi.waitFor(() => expect(order).toEqual(['kept', 'new']))
  want('table', [kept])
  await Promise.resolve()
  expect(order).toEqual(['kept', 'new'])
})

test('a failure is told once, and what is wanted later is a try', async () => {
  const before = useNoticeStore.getState().notices.length
  want('table', [task('fails', () => Promise.reject(new Error('the worker is gone'))), task('after')])
  await vi.waitFor(() => expect(useNoticeStore.getState().notices.length).toBe(before + 1))
  expect(useNoticeStore.getState().notices.at(-1)?.text).toContain('the worker is gone')
  expect(order).toEqual(['fails'])
  want('table', [task('later')])
  await vi.waitFor(() => expect(order).toEqual(['fails', 'later']))
})
