/** Every run of a plan as a test: repeats take turns, and each attaches its part of the report, which the reporter puts together. */
import { expect } from 'playwright/test'
import { cellKey, cellNames, cellsOf } from '../../../src/benchmark/plan/cells.ts'
import { turns } from '../../../src/benchmark/plan/rounds.ts'
import { labelOf } from '../model-sources.ts'
import { plan, test } from './fixtures.ts'
import { attach, measuredPart } from './measured-part.ts'

const cells = cellsOf(plan)
const names = cellNames(cells, labelOf)

test('first stages', async ({ place, files }, testInfo) => {
  await attach(await measuredPart({ plan, files, place, cell: null, repeat: 1 }), testInfo)
})

for (const { item: cell, repeat } of turns(cells, plan.repeat)) {
  const name = names[cells.findIndex((each) => cellKey(each) === cellKey(cell))] ?? cell.model
  test(plan.repeat > 1 ? `${name}, repeat ${repeat}` : name, async ({ place, files }, testInfo) => {
    const part = await measuredPart({ plan, files, place, cell, repeat })
    await attach(part, testInfo)
    expect(part.report.failures.map(({ reason }) => reason)).toEqual([])
  })
}
