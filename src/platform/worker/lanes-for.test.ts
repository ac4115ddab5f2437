import { expect, test } from 'vitest'
import { lanesFor } from './lanes-for.ts'

const GB = 1e9

test('cores go to workers first, and to their threads where there are more', () => {
  expect(lanesFor(90e6, GB, 1, true)).toEqual({ lanes: 1, threads: 1 })
  expect(lanesFor(90e6, GB, 2, true)).toEqual({ lanes: 2, threads: 1 })
  expect(lanesFor(90e6, GB, 8, true)).toEqual({ lanes: 4, threads: 2 })
})

test('no core is left over for the sake of a worker', () => {
  expect(lanesFor(90e6, GB, 6, true)).toEqual({ lanes: 3, threads: 2 })
  expect(lanesFor(90e6, GB, 7, true)).toEqual({ lanes: 1, threads: 7 })
})

test('a large graph is held fewer times', () => {
  expect(lanesFor(190e6, GB, 8, true)).toEqual({ lanes: 2, threads: 4 })
  expect(lanesFor(2 * GB, GB, 8, true)).toEqual({ lanes: 1, threads: 8 })
})

test('a page that is not isolated has no threads, but workers', () => {
  expect(lanesFor(90e6, GB, 2, false)).toEqual({ lanes: 2, threads: 1 })
  expect(lanesFor(2 * GB, GB, 8, false)).toEqual({ lanes: 1, threads: 1 })
})
