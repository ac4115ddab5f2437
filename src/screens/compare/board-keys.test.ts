import { expect, test } from 'vitest'
import { cellAfter } from './board-keys.ts'

const lengths = [100, 100, 8, 0]

test.each([
  ['ArrowDown', { column: 0, row: 3 }, { column: 0, row: 4 }],
  ['ArrowDown', { column: 0, row: 99 }, { column: 0, row: 99 }],
  ['ArrowUp', { column: 0, row: 0 }, { column: 0, row: 0 }],
  ['PageDown', { column: 1, row: 95 }, { column: 1, row: 99 }],
  ['End', { column: 2, row: 0 }, { column: 2, row: 7 }],
  ['Home', { column: 2, row: 7 }, { column: 2, row: 0 }],
  ['ArrowRight', { column: 1, row: 50 }, { column: 2, row: 7 }],
  ['ArrowLeft', { column: 1, row: 50 }, { column: 0, row: 50 }],
  ['ArrowLeft', { column: 0, row: 50 }, null],
  ['ArrowRight', { column: 2, row: 1 }, null],
  ['x', { column: 0, row: 1 }, null],
])('%s from %o leads to %o', (key, from, to) => expect(cellAfter(key, from, lengths)).toEqual(to))
