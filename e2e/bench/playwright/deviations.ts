/** Repeats that were run as tests of their own, held against the first of their cell. */
import { cellKey } from '../../../src/benchmark/plan/cells.ts'
import { greatestDifference, greatestSharedDifference } from '../../../src/benchmark/report/agreement.ts'
import type { BenchmarkedSystem } from '../../../src/benchmark/report/benchmark-report.ts'
import { scoresIn } from '../score-files.ts'
import type { Part } from '../whole.ts'

/** The same parts, in which each repeat but a cell's first says how far its scores are from that one's. */
export function withDeviations(parts: readonly Part[]): readonly Part[] {
  const firsts = new Map<string, string>()
  const deviationOf = (part: Part, { asked, slug, cost }: BenchmarkedSystem): number | null => {
    const lines = part.logits(slug)
    if (asked === null || lines === null) return null
    const first = firsts.get(cellKey(asked))
    if (first === undefined) firsts.set(cellKey(asked), lines)
    // Which pairs a pipeline's last stage is given hangs on the stage below.
    return first === undefined ? null : (cost.length > 1 ? greatestSharedDifference : greatestDifference)(scoresIn(lines), scoresIn(first))
  }
  const told = (part: Part, system: BenchmarkedSystem): BenchmarkedSystem => {
    const deviation = deviationOf(part, system)
    return { ...system, repeats: system.repeats.map((repeat) => ({ ...repeat, deviation })) }
  }
  return [...parts].sort((a, b) => repeatIn(a) - repeatIn(b)).map((part) => ({ ...part, report: { ...part.report, systems: part.report.systems.map((system) => told(part, system)) } }))
}

/** Its number; 0 for first stages. */
const repeatIn = ({ report }: Part): number => report.systems.flatMap(({ repeats }) => repeats)[0]?.repeat ?? 0
