import { expect, it } from 'vitest'
import { names } from './contestants/names.ts'
import { speedRow, speedTable, timesOurMemory, timesOurs } from './speed-table.ts'
import { speedTargets } from './targets.ts'

const pass = (read: number, evaluate: number, peakMemory: number | null = null) => ({ read, evaluate, cpu: read + evaluate, peakMemory })
const rows = [
  speedRow({ name: names.node, passes: [pass(3000, 500, 5e8), pass(2000, 900, 6e8), pass(9000, 100, 7e8)] }),
  speedRow({ name: names.pytrecEval, passes: [pass(9000, 5000, 2e9)] }),
  speedRow({ name: names.ranx, passes: [pass(1000, 1000)] }),
]

it('comes to medians, of the totals too', () => {
  expect(rows[0]).toMatchObject({ read: 3000, evaluate: 500, total: 3500, fastest: 2900, slowest: 9100, peakMemory: 6e8 })
})

it('holds times and memory against ours, where both are known', () => {
  expect(timesOurs(rows, names.pytrecEval)).toBe(4)
  expect(timesOurs(rows, names.page)).toBeNull()
  expect(timesOurMemory(rows, names.pytrecEval)).toBeCloseTo(3.33, 2)
  expect(timesOurMemory(rows, names.ranx)).toBeNull()
  expect(speedTable(rows)).toContain('| pytrec_eval-terrier | 9.00 | 5.00 | 14.00 | 14.00 – 14.00 | 14.00 | 4.00 | 2000 MB | 3.33 |')
})

it('tells which targets are met, missed and not measured', () => {
  const found = speedTargets(rows)
  expect(found.find(({ what }) => what.includes('Node, processor time of pytrec_eval'))?.isMet).toBe(true)
  expect(found.find(({ what }) => what.includes('Node, processor time of ranx'))?.isMet).toBe(false)
  expect(found.find(({ what }) => what.includes('page, processor time of ranx'))?.isMet).toBeNull()
})
