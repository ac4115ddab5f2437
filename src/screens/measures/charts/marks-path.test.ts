import { expect, test } from 'vitest'
import { marksPath } from './marks-path.ts'

test('a mark a place, however many share it', () => {
  const path = marksPath([[10, 20], [10.04, 20], [30, 40.26]], 'up')
  expect(path.match(/M/g)).toHaveLength(2)
  expect(path).toContain('M10 20m')
  expect(path).toContain('M30 40.3m')
  expect(marksPath([], 'round')).toBe('')
})
