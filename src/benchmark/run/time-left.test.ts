import { expect, test } from 'vitest'
import { turns } from '../plan/rounds.ts'
import { measuredCell, measuredPlan, repeatOf } from '../testing/benchmark-report.ts'
import { timeLeft } from './time-left.ts'

test('a cell takes what it took, another what its pairs take at the same pace', () => {
  const { cells } = measuredPlan()
  const [first] = cells
  if (first === undefined) throw new Error('The plan has no cells')
  const measured = [measuredCell(first, [1], { repeats: [repeatOf({ opened: 100, wall: 900 }), repeatOf({ opened: 0, wall: 3000 })] })]
  const pairs = ({ model }: { readonly model: string }) => (model === first.model ? 10 : 30)
  expect(timeLeft(turns(cells, 1), { measured }, pairs)).toBe(2000 + 6000)
  expect(timeLeft(turns(cells, 1), { measured: [] }, pairs)).toBeNull()
  expect(timeLeft([], { measured: [] }, pairs)).toBe(0)
})
