/** Shards of a benchmark's queries, all of which ran the same cells, as the whole. */
import { parseMeasure } from '../../evaluation/measure.ts'
import { cellKey } from '../plan/cells.ts'
import type { Cell } from '../plan/plan.ts'
import type { MeasureReport, StageCost } from '../report.ts'
import type { Agreement, BenchmarkedSystem, Failure } from './benchmark-report.ts'
import { greatestKnown } from './greatest.ts'
import { marksOf } from './marks.ts'
import type { QueryPartReport } from './query-parts.ts'
import { millisecondsPerQuery, repeatedSpeed } from './repeated-speed.ts'
import { wholeRepeats } from './whole-repeats.ts'

/** A cell as all parts together have it; a failure where one of them has no scores, or scores of another dtype or device. */
export function wholeOfCell(cell: Cell, parts: readonly QueryPartReport[]): { readonly system: BenchmarkedSystem } | { readonly failure: Failure } {
  const key = cellKey(cell)
  const own = parts.map(({ systems }) => systems.find(({ asked }) => asked !== null && cellKey(asked) === key))
  const there = own.flatMap((system) => system ?? [])
  const [first] = there
  const failed = parts.flatMap(({ failures, shard }, at) => (own[at] === undefined ? failures.filter((failure) => cellKey(failure.cell) === key).map((failure) => ({ shard, failure })) : []))
  const name = first?.name ?? failed[0]?.failure.name ?? cell.model
  const failure = (reason: string) => ({ failure: { name, cell, reason } })
  if (first === undefined || there.length < parts.length) {
    const shards = parts.flatMap(({ shard }, at) => (own[at] === undefined ? [shard] : []))
    return failure(failed.length > 0 ? failed.map(({ shard, failure: { reason } }) => `Shard ${shard}: ${reason}`).join(' ') : `It was not run in ${shards.length === 1 ? 'shard' : 'shards'} ${shards.join(', ')}.`)
  }
  const ranOn = [...new Set(there.map(({ device, dtype }) => `${device ?? ''} ${dtype ?? ''}`))]
  if (ranOn.length > 1) return failure(`Its parts ran on ${ranOn.join(' and on ')}, and one row cannot be of both: name the device and the dtype, and run again the part that differs.`)
  // A model of the Hub may have changed between two machines' downloads.
  if (new Set(there.map(({ recipe }) => JSON.stringify(recipe))).size > 1) return failure(`Its parts were not scored by the same files of ${cell.model}: run again the part that differs.`)
  return { system: together(first, cell, there, parts[0]?.queries.judged ?? []) }
}

function together(first: BenchmarkedSystem, cell: Cell, parts: readonly BenchmarkedSystem[], judged: readonly string[]): BenchmarkedSystem {
  const repeats = parts.flatMap((part) => part.repeats)
  const weights = parts.map(({ pairs }) => pairs)
  const cost = first.cost.map((stage, at): StageCost => ({ ...stage, millisecondsPerPair: weightedMean(parts.map((part) => part.cost[at]?.millisecondsPerPair ?? null), weights) }))
  const pairs = weights.reduce((sum, some) => sum + some, 0)
  const whole = {
    ...first,
    measures: Object.fromEntries(Object.keys(first.measures).map((measure) => [measure, measureOf(measure, parts, judged)])),
    speed: repeatedSpeed(repeats),
    millisecondsPerQuery: millisecondsPerQuery(repeats, cost),
    cost,
    stageSpeeds: wholeRepeats(repeats)[0]?.stages ?? first.stageSpeeds,
    pairs,
    skipped: parts.flatMap(({ skipped }) => skipped),
    repeats,
    agreement: agreementOf(parts),
  }
  return { ...whole, marks: marksOf(whole, cell, repeats) }
}

/** Every query's value from the part that has it, summed in the order in which the app sums: the mean is then the same in its last digit. */
function measureOf(measure: string, parts: readonly BenchmarkedSystem[], judged: readonly string[]): MeasureReport {
  const valueOf = (qid: string) => parts.map((part) => part.measures[measure]?.perQuery[qid]).find((value) => value !== undefined)
  const values = judged.flatMap((qid) => {
    const value = valueOf(qid)
    return value === undefined ? [] : [[qid, value] as const]
  })
  const sum = values.reduce((total, [, value]) => total + value, 0)
  const isSum = parseMeasure(measure).definition.summary === 'sum'
  return { mean: values.length === 0 ? null : isSum ? sum : sum / values.length, perQuery: Object.fromEntries(values) }
}

/** Null where a part has no value. */
function weightedMean(values: readonly (number | null)[], weights: readonly number[]): number | null {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, weight: weights[at] ?? 0 }]))
  const total = known.reduce((sum, { weight }) => sum + weight, 0)
  return known.length < values.length || total === 0 ? null : known.reduce((sum, { value, weight }) => sum + value * weight, 0) / total
}

/** The greatest of all parts is the whole's. */
function agreementOf(parts: readonly BenchmarkedSystem[]): Agreement | null {
  const known = parts.flatMap(({ agreement }) => agreement ?? [])
  const [first] = known
  return first === undefined ? null : { ...first, greatest: greatestKnown(known.map(({ greatest }) => greatest)) ?? first.greatest }
}
