/** What a comparison may not exceed: for CI, which wants an answer and not a table. */
import { MeasureError, measureName, parseMeasure } from '../../evaluation/measure.ts'
import { PlanError } from '../plan/plan.ts'
import type { ReportComparison } from './compare-reports.ts'

export interface Limits {
  /** A mean may fall by so much, and no more. */
  readonly worse: readonly { readonly measure: string; readonly by: number }[]
  /** A system may take so many times as long; null for any. */
  readonly slower: number | null
}

/** Reads `nDCG@10:0.01`. Throws PlanError. */
export function readWorse(text: string): Limits['worse'][number] {
  const [, name = '', delta = ''] = /^(.*):(.*)$/s.exec(text) ?? []
  const by = Number(delta)
  if (delta.trim() === '' || !(by >= 0)) throw new PlanError(`--fail-if-worse takes a measure and how much it may fall, as in nDCG@10:0.01, not “${text}”.`)
  try {
    return { measure: measureName(parseMeasure(name)), by }
  } catch (error) {
    if (error instanceof MeasureError) throw new PlanError(`--fail-if-worse: ${error.message}`)
    throw error
  }
}

/** Reads `1.3`. Throws PlanError. */
export function readSlower(text: string): number {
  const ratio = Number(text)
  if (text.trim() === '' || !(ratio >= 1 && ratio < Infinity)) throw new PlanError(`--fail-if-slower takes how many times as long it may take, from 1 up, as in 1.3, not “${text}”.`)
  return ratio
}

/** Sums over a long list differ in their last bits. */
const ROUNDING = 1e-12

/**
 * What exceeds the limits, a sentence each; none where all is well. A system that is gone exceeds any. Throws PlanError
 * where a limit has nothing to be held against, since CI would take silence for a pass.
 */
export function exceeded({ systems, onlyBefore, doubts }: ReportComparison, { worse, slower }: Limits): readonly string[] {
  if (worse.length === 0 && slower === null) return []
  const fallen = worse.flatMap(({ measure, by }) => {
    const compared = systems.flatMap(({ name, measures }) => measures.filter((each) => each.measure === measure && each.n > 0).map((each) => ({ name, ...each })))
    if (compared.length === 0) throw new PlanError(`--fail-if-worse: no system has ${measure} in both reports, where they can be compared. ${doubts.join(' ')}`.trimEnd())
    return compared.filter(({ delta }) => delta < -by - ROUNDING).map(({ name, delta, low, high, n }) => `${name}: ${measure} fell by ${(-delta).toFixed(4)} (${Number.isNaN(low) ? '' : `95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}, `}${n} queries), more than ${by}.`)
  })
  const timed = systems.flatMap(({ name, speed }) => (speed === null ? [] : [{ name, ...speed }]))
  if (slower !== null && timed.length === 0) throw new PlanError(`--fail-if-slower: no system was timed in both reports on devices that can be compared. ${doubts.join(' ')}`.trimEnd())
  const slowed = timed.filter(({ slowdown }) => slower !== null && slowdown > slower)
  return [
    ...onlyBefore.map((name) => `${name}: is in the first report only.`),
    ...fallen,
    ...slowed.map(({ name, before, after, slowdown }) => `${name}: ${after.toFixed(1)} pairs/s after ${before.toFixed(1)}, ${slowdown.toFixed(2)} times as slow, more than ${slower}.`),
  ]
}
