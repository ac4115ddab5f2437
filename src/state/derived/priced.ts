/** Systems with what they are worth and what they take. */
import type { Speeds } from '../../benchmark/speeds.ts'
import type { PricedSystem } from '../chart-views.ts'
import type { Base } from './base.ts'
import { costOf } from './cost.ts'
import { evaluations } from './measures.ts'
import { memo } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

/** Those that have a mean of the measure; a first stage, which scores nothing here, costs nothing. */
export const pricedSystems = memo((base: Base, systems: readonly OrderedSystem[], measure: string, level: number, speeds: Speeds): readonly PricedSystem[] =>
  systems.flatMap((system): PricedSystem[] => {
    const [evaluation] = evaluations(base, system, [measure], level)
    if (!evaluation || Number.isNaN(evaluation.mean)) return []
    const costs = costOf(system, speeds)
    const queries = Math.max(1, ...costs.map((cost) => cost.queries))
    const milliseconds = costs.reduce<number | null>((sum, { pairs, millisecondsPerPair }) => (sum === null || millisecondsPerPair === null ? null : sum + pairs * millisecondsPerPair), 0)
    return [
      {
        system: system.shown,
        value: evaluation.mean,
        n: evaluation.n,
        pairsPerQuery: costs.reduce((sum, { pairs }) => sum + pairs, 0) / queries,
        millisecondsPerQuery: milliseconds === null ? null : milliseconds / queries,
      },
    ]
  }),
)
