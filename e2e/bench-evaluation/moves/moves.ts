/** The sliders of the app, and what each has to compute anew: the same derivations that the screens read. */
import { parseMeasure } from '../../../src/evaluation/measure.ts'
import type { Base } from '../../../src/state/derived/base.ts'
import { comparisonOf } from '../../../src/state/derived/comparison.ts'
import { depthLines } from '../../../src/state/derived/depth-curves.ts'
import { measureTable } from '../../../src/state/derived/measure-table.ts'
import { pricedSystems } from '../../../src/state/derived/priced.ts'
import { scoreSpreads } from '../../../src/state/derived/spreads.ts'
import { evaluateFusion, mixed } from '../../../src/state/derived/weight-sweep.ts'
import { selectBase, selectColumns, selectQueries, selectQuery, selectSystems, type Facts } from '../../../src/state/selected.ts'

export interface Move {
  readonly what: string
  /** Computes what is on the screen with the slider at a place from 0 to 1. */
  to(facts: Facts, place: number): void
}

const within = (least: number, most: number, place: number) => Math.round(least + (most - least) * place)

const withChoice = (facts: Facts, choice: Partial<Facts['choices']>): Facts => ({ ...facts, choices: { ...facts.choices, ...choice } })

function baseIn(facts: Facts): Base {
  const base = selectBase(facts)
  if (!base) throw new Error('There is nothing on the screen')
  return base
}

function measuresScreen(facts: Facts): void {
  const { measures, level } = facts.choices
  measureTable(baseIn(facts), selectSystems(facts), measures, level)
}

function charts(facts: Facts): void {
  const { measure, level } = facts.choices
  const [base, systems] = [baseIn(facts), selectSystems(facts)]
  depthLines(base, systems, parseMeasure(measure), level, noSpeeds)
  pricedSystems(base, systems, measure, level, noSpeeds)
  scoreSpreads(base, systems, level)
}
const noSpeeds = {}

function compareScreen(facts: Facts): void {
  const { measure, level } = facts.choices
  const query = selectQuery(facts, () => -1)
  selectQueries(facts)
  comparisonOf(baseIn(facts), selectColumns(facts), query ?? 0, measure, level)
}

function fusion(facts: Facts, weight: number): void {
  const [first, ...rest] = selectSystems(facts)
  const last = rest.at(-1)
  if (!first || !last) throw new Error('There is nothing to fuse')
  evaluateFusion(baseIn(facts), [first, last], mixed('min-max', weight), parseMeasure(facts.choices.measure), facts.choices.level)
}

export const moves: readonly Move[] = [
  { what: 'depth, the table on Measures', to: (facts, place) => measuresScreen(withChoice(facts, { depth: within(1, 100, place) })) },
  { what: 'depth, the charts on Measures', to: (facts, place) => charts(withChoice(facts, { depth: within(1, 100, place) })) },
  { what: 'depth, lists and queries on Compare', to: (facts, place) => compareScreen(withChoice(facts, { depth: within(1, 100, place) })) },
  { what: 'relevance level, the table on Measures', to: (facts, place) => measuresScreen(withChoice(facts, { level: within(1, 3, place) })) },
  { what: 'relevance level, lists and queries on Compare', to: (facts, place) => compareScreen(withChoice(facts, { level: within(1, 3, place), measure: 'MRR@10' })) },
  { what: 'weight of a fusion', to: fusion },
]
