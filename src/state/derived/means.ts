/** Every system's mean of one measure, whether or not it is a column of the table. */
import { comparePaired } from '../../evaluation/compare.ts'
import { isJudgedQuery, type JoinedJudgements } from '../../evaluation/judgements.ts'
import type { Base } from './base.ts'
import { evaluations } from './measures.ts'
import { memo, memoByKey } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

export interface SystemMean {
  readonly mean: number
  /** Against the first system, over the queries both have; null for the first itself, and where there are none. */
  readonly delta: number | null
  /** Queries averaged over. */
  readonly n: number
}

export interface SystemMeans {
  /** Judged queries, of which each mean is over some. */
  readonly judged: number
  /** By the systems' keys; those that have a mean. */
  readonly means: ReadonlyMap<string, SystemMean>
}

/** Null without judgements; without means where the measure is none. */
export const systemMeans = memo((base: Base, systems: readonly OrderedSystem[], measure: string, level: number): SystemMeans | null => {
  const [first] = systems
  if (!base.joined || !first) return null
  const [baseline] = evaluations(base, first, [measure], level)
  const means = systems.flatMap((system): [string, SystemMean][] => {
    const [evaluation] = evaluations(base, system, [measure], level)
    if (!evaluation || !baseline || Number.isNaN(evaluation.mean)) return []
    const delta = system === first ? NaN : deltaOf(system.shown.key, evaluation.perQuery, baseline.perQuery)
    return [[system.shown.key, { mean: evaluation.mean, delta: Number.isNaN(delta) ? null : delta, n: evaluation.n }]]
  })
  return { judged: judgedQueries(base.joined), means: new Map(means) }
})

const deltaOf = memoByKey((system: Float64Array, baseline: Float64Array) => comparePaired(system, baseline).delta)

const judgedQueries = memo((joined: JoinedJudgements): number => joined.query.reduce((count, _, judged) => count + Number(isJudgedQuery(joined, judged)), 0))
