/** One run in every dialect: the same files, the numbers that each tool would print, and why they differ. */
import { measureName, parseMeasure } from '../measure.ts'
import { valueOf } from '../value-of.ts'
import type { DialectMeasure, RunFacts } from './dialect.ts'
import { dialects } from './dialects.ts'
import { factsOf, toolQueries, type ToolRun } from './tool-run.ts'

export interface DialectCell {
  /** As the tool spells the measure. */
  readonly spelling: string
  /** Null where the tool gives no number. */
  readonly mean: number | null
  /** The queries averaged over. */
  readonly n: number
  /** Why it is another number than trec_eval's; none where it is the same to five decimals. */
  readonly reasons: readonly string[]
}

/** Plain data: it crosses realms as it is. */
export interface DialectRow {
  readonly measure: string
  /** Our own value, by our definition; NaN without queries. */
  readonly ours: number
  /** In the order of `dialects`; null where the tool has no such measure. */
  readonly cells: readonly (DialectCell | null)[]
}

/** Several tools round to five decimals: what is closer is the same number. */
const SAME = 1e-5

/**
 * Evaluates a run by each dialect's rules; counts (num_ret and its kin) are summed as trec_eval does, all else averaged.
 * Throws MeasureError for a name that is no measure's.
 */
export function compareDialects(run: ToolRun, names: readonly string[], level: number): DialectRow[] {
  const facts = factsOf(run, level)
  const rows = names.map((name) => {
    const measure = parseMeasure(name)
    const asked = dialects.map((dialect) => (measure.parameters.judged_only && !dialect.judgedOnly ? null : dialect.measure(measure, level)))
    return { measure, ours: new Mean(), cells: asked.map((its) => its && { asked: its, mean: new Mean() }) }
  })
  for (const query of toolQueries(run)) {
    for (const { measure, ours, cells } of rows) {
      ours.add(valueOf(measure, query, level))
      for (const cell of cells) cell?.mean.add(cell.asked.value(query, facts))
    }
  }
  return rows.map(({ measure, ours, cells }) => {
    const counted = measure.definition.summary === 'sum'
    const value = ours.of(counted)
    const cutoff = measure.cutoff ?? Infinity
    return { measure: measureName(measure), ours: value, cells: cells.map((cell) => cell && cellOf(cell.asked, cell.mean, value, counted, facts, cutoff)) }
  })
}

function cellOf({ spelling, rules, stops }: DialectMeasure, mean: Mean, ours: number, counted: boolean, facts: RunFacts, cutoff: number): DialectCell {
  if (stops?.matters(facts, cutoff)) return { spelling, mean: null, n: 0, reasons: [stops.says] }
  const value = mean.of(counted)
  const differs = !(Math.abs(value - ours) <= SAME)
  return { spelling, mean: Number.isNaN(value) ? null : value, n: mean.n, reasons: differs ? rules.filter(({ matters }) => matters(facts, cutoff)).map(({ says }) => says) : [] }
}

/** A sum that leaves NaN out. */
class Mean {
  n = 0
  #sum = 0

  add(value: number): void {
    if (Number.isNaN(value)) return
    this.#sum += value
    this.n++
  }

  of(counted: boolean): number {
    return this.n === 0 ? NaN : counted ? this.#sum : this.#sum / this.n
  }
}
