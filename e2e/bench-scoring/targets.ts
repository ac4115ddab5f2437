/** What issue 4 set out to reach, beside what was found. */
import { percent, figure, milliseconds, table } from './markdown.ts'
import { ratio, type SpeedRow } from './speed-table.ts'
import { names } from './contestants/names.ts'

export interface Target {
  readonly what: string
  readonly wanted: string
  readonly found: string
  /** Null where it could not be measured. */
  readonly isMet: boolean | null
}

interface Bound {
  readonly least?: number
  readonly most?: number
}

/** Missing values are neither met nor missed. */
export function target(what: string, found: number | null, { least, most }: Bound, written: (value: number) => string): Target {
  const wanted = least === undefined ? `≤ ${written(most ?? NaN)}` : `≥ ${written(least)}`
  if (found === null || Number.isNaN(found)) return { what, wanted, found: 'not measured', isMet: null }
  return { what, wanted, found: written(found), isMet: found >= (least ?? -Infinity) && found <= (most ?? Infinity) }
}

const times = (value: number) => `${figure(value, 2)} ×`

/** The targets that the rounds answer. */
export function speedTargets(rows: readonly SpeedRow[]): Target[] {
  // What a software adapter does says nothing about what was to be reached.
  const row = (name: string) => rows.find((each) => each.name === name && !each.isSoftware)
  const [fp32, perQuery, node] = [row(names.fp32), row(names.perQuery), row(names.nodePerQuery)]
  return [
    target('fp32, times as fast as transformers.js with a call per query', ratio(fp32, perQuery), { least: 1.9 }, times),
    target('int8, times as fast as that same fp32', ratio(row(names.int8), perQuery), { least: 3 }, times),
    target('fp32, times as fast as onnxruntime-node with a call per query', ratio(fp32, node), { least: 0.5 }, times),
    target('padding of fp32', fp32?.padding ?? null, { most: 0.03 }, percent),
  ]
}

export interface PageFacts {
  /** Milliseconds of CPU time. */
  readonly longestTask: number
  /** Share by which the heap grew from the first run to the tenth. */
  readonly heapGrowth: number
  /** Milliseconds; the median visit. */
  readonly demoWait: number
}

/** The targets that the page itself answers. */
export const pageTargets = ({ longestTask, heapGrowth, demoWait }: PageFacts): Target[] => [
  target("CPU time of the page's longest task during a run", longestTask, { most: 50 }, milliseconds),
  target('heap after ten runs, more than after one', heapGrowth, { most: 0.05 }, percent),
  target('from the click on Try the demo to the first list', demoWait, { most: 1500 }, milliseconds),
]

const mark = { true: 'yes', false: '**no**', null: '–' }

export const targetTable = (targets: readonly Target[]): string =>
  table(['to reach', 'wanted', 'found', 'reached'], targets.map(({ what, wanted, found, isMet }) => [what, wanted, found, mark[`${isMet}`]]))
