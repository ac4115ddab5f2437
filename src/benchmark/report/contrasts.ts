/** Every system against the first stage, with what chance alone could do: what the report's tables and charts of differences show. */
import { comparePaired, type PairedComparison } from '../../evaluation/compare.ts'
import { significanceOf, type Significance } from '../../evaluation/significance.ts'
import { holm } from '../../evaluation/statistics/holm.ts'
import type { BenchmarkedSystem, BenchmarkReport } from './benchmark-report.ts'

export interface Contrast extends PairedComparison, Significance {
  readonly system: BenchmarkedSystem
  readonly measure: string
  /** p after Holm's correction over all contrasts of the measure. */
  readonly corrected: number
  /** By query id, in the order of `differences`. */
  readonly qids: readonly string[]
}

/** System minus the first stage that was reranked, per query that both have; none without judgements. */
export function contrastsOf({ systems }: BenchmarkReport, measure: string): readonly Contrast[] {
  const [first, ...others] = systems
  const base = first?.measures[measure]?.perQuery
  if (base === undefined) return []
  const found = others.flatMap((system): Omit<Contrast, 'corrected'>[] => {
    const own = system.measures[measure]?.perQuery
    if (own === undefined) return []
    const qids = Object.keys(base).filter((qid) => own[qid] !== undefined)
    const values = (of: Readonly<Record<string, number>>) => Float64Array.from(qids, (qid) => of[qid] ?? NaN)
    const compared = comparePaired(values(own), values(base))
    return [{ system, measure, qids, ...compared, ...significanceOf(compared.differences) }]
  })
  const corrected = holm(found.map(({ p }) => p))
  return found.map((contrast, at) => ({ ...contrast, corrected: corrected[at] ?? NaN }))
}
