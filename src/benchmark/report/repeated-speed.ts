/** From the repeats of a cell to the one speed that stands in a table. */
import { median } from '../statistics.ts'
import type { Speed, StageCost } from '../report.ts'
import type { Repeat, RepeatedSpeed } from './benchmark-report.ts'
import { wholeRepeats, type WholeRepeat } from './whole-repeats.ts'

/** Those that nothing broke into; where there are none, those that were gone on with, which measured a part. */
function usable(repeats: readonly Repeat[]): readonly WholeRepeat[] {
  const all = wholeRepeats(repeats)
  const unbroken = all.filter(({ attempts }) => attempts === 1)
  return unbroken.length > 0 ? unbroken : all
}

/** Medians of a scorer's repeats, value by value; null for a pipeline, and where nothing was timed. */
export function repeatedSpeed(repeats: readonly Repeat[]): RepeatedSpeed | null {
  const speeds = usable(repeats).flatMap(({ stages: [only, ...others] }) => (only && others.length === 0 && only.pairsPerSecond > 0 ? [only] : []))
  if (speeds.length === 0) return null
  const of = (value: (speed: Speed) => number) => speeds.map(value)
  const rates = of(({ pairsPerSecond }) => pairsPerSecond)
  return {
    pairsPerSecond: median(rates),
    tokensPerSecond: median(of(({ tokensPerSecond }) => tokensPerSecond)),
    padding: median(of(({ padding }) => padding)),
    p50: median(of(({ p50 }) => p50)),
    p95: median(of(({ p95 }) => p95)),
    load: median(of(({ load }) => load)),
    firstRun: median(of(({ firstRun }) => firstRun)),
    slowest: Math.min(...rates),
    fastest: Math.max(...rates),
    repeats: speeds.length,
  }
}

/**
 * Mean milliseconds of the models' runs for a query that has candidates, all stages together, at the rate of the steady
 * state: the median over the repeats. Null where a stage was measured in none.
 */
export function millisecondsPerQuery(repeats: readonly Repeat[], cost: readonly StageCost[]): number | null {
  const sums = usable(repeats).flatMap(({ stages }) => {
    const parts = cost.map(({ pairs, queries }, at) => {
      const rate = stages[at]?.pairsPerSecond ?? 0
      return rate > 0 && queries > 0 ? ((pairs / queries) * 1000) / rate : NaN
    })
    const sum = parts.reduce((total, part) => total + part, 0)
    return parts.length === 0 || Number.isNaN(sum) ? [] : [sum]
  })
  return sums.length === 0 ? null : median(sums)
}
