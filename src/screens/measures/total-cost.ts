/** What some stages take together. */
import type { StageCost } from '../../benchmark/report.ts'

export interface TotalCost {
  readonly pairs: number
  readonly pairsPerQuery: number
  /** Null where a stage was not measured here. */
  readonly milliseconds: number | null
  readonly millisecondsPerQuery: number | null
  /** Of the stages together; null, too, where there is no pair. */
  readonly millisecondsPerPair: number | null
  /** Each device and dtype once. */
  readonly where: readonly Pick<StageCost, 'device' | 'dtype'>[]
}

export function totalOf(stages: readonly StageCost[]): TotalCost {
  const pairs = stages.reduce((sum, stage) => sum + stage.pairs, 0)
  const queries = Math.max(...stages.map((stage) => stage.queries))
  const times = stages.map((stage) => (stage.millisecondsPerPair === null ? null : stage.millisecondsPerPair * stage.pairs))
  const milliseconds = times.reduce((sum, time) => (sum === null || time === null ? null : sum + time), 0)
  const per = (count: number) => (milliseconds === null || count === 0 ? null : milliseconds / count)
  return {
    pairs,
    pairsPerQuery: queries === 0 ? 0 : pairs / queries,
    milliseconds,
    millisecondsPerQuery: per(queries),
    millisecondsPerPair: per(pairs),
    where: [...new Map(stages.map(({ device, dtype }) => [`${device} ${dtype}`, { device, dtype }])).values()],
  }
}
