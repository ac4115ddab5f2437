import { expect, test } from 'vitest'
import { benchmarkReport } from '../../../src/benchmark/testing/benchmark-report.ts'
import { logitLines } from '../score-files.ts'
import type { Part } from '../whole.ts'
import { withDeviations } from './deviations.ts'

/** What a test of one repeat of the first cell attaches. */
function part(repeat: number, logit: number): Part {
  const report = benchmarkReport([0])
  const systems = report.systems.map((system) => ({ ...system, repeats: system.repeats.slice(0, 1).map((only) => ({ ...only, repeat })) }))
  const [, slug] = systems.map((system) => system.slug)
  return { report: { ...report, systems }, run: () => '', logits: (of) => (of === slug ? logitLines({ q1: { d1: logit } }) : null) }
}

test('a repeat says how far it is from the first, whichever came first', () => {
  const told = withDeviations([part(2, 1.5), part(1, 1), part(3, 1)])
  expect(told.map(({ report }) => report.systems.flatMap(({ repeats }) => repeats.map(({ repeat, deviation }) => [repeat, deviation])))).toEqual([[[1, null]], [[2, 0.5]], [[3, 0]]])
})
