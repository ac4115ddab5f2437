import { expect, test } from 'vitest'
import { GroupCommit } from './group-commit.ts'

test('what comes while a commit waits is committed together, in order', async () => {
  const commits: number[][] = []
  let release = (): void => undefined
  const group = new GroupCommit<number>(async (values) => {
    commits.push([...values])
    await new Promise<void>((resolve) => (release = resolve))
  })
  group.put(1)
  await Promise.resolve()
  await Promise.resolve()
  for (const value of [2, 3, 4]) group.put(value)
  release()
  await Promise.resolve()
  await Promise.resolve()
  await Promise.resolve()
  release()
  await group.done()
  expect(commits).toEqual([[1], [2, 3, 4]])
  group.put(5)
  await Promise.resolve()
  await Promise.resolve()
  release()
  await group.done()
  expect(commits.at(-1)).toEqual([5])
})

test('a commit that fails is heard of by whoever waits, and nothing is committed after it', async () => {
  const commits: number[][] = []
  const group = new GroupCommit<number>(async (values) => {
    commits.push([...values])
    throw new Error('the disk is full')
  })
  expect(group.hasFailed).toBe(false)
  group.put(1)
  await expect(group.done()).rejects.toThrow('the disk is full')
  expect(group.hasFailed).toBe(true)
  group.put(2)
  await group.room(0)
  await expect(group.done()).rejects.toThrow('the disk is full')
  expect(commits).toEqual([[1]])
})

test('whoever puts values faster than they are committed can wait for room', async () => {
  let most = 0
  const group = new GroupCommit<number>(async (values) => {
    most = Math.max(most, values.length)
    await new Promise<void>((resolve) => setTimeout(resolve))
  })
  for (let value = 0; value < 100; value++) {
    group.put(value)
    await group.room(3)
  }
  await group.done()
  expect(most).toBe(4)
})
