/** The benchmark's main table: one row a contestant. */
import type { Measured } from './measurements/rounds.ts'
import { figure, megabytes, milliseconds, percent, seconds, table } from './markdown.ts'
import { median, paddingShare } from './statistics.ts'

export interface SpeedRow {
  readonly name: string
  /** Medians of the rounds; a pass from its start to its end. */
  readonly pairsPerSecond: number
  readonly slowest: number
  readonly fastest: number
  /** In the model alone; null where it cannot be told apart. */
  readonly modelPairsPerSecond: number | null
  readonly tokensPerSecond: number | null
  readonly padding: number | null
  readonly peakMemory: number | null
  /** Milliseconds. */
  readonly load: number
  readonly firstRun: number
  /** A WebGPU adapter that computes on the CPU: compared with nothing. */
  readonly isSoftware: boolean
}

/** @param pairs of one pass */
export function speedRow({ contestant, opening, walls, inferences, tokens, peakMemory }: Measured, pairs: number): SpeedRow {
  const rate = (milliseconds: number) => (1000 * pairs) / milliseconds
  const wall = median(walls)
  return {
    name: contestant.name,
    pairsPerSecond: rate(wall),
    slowest: rate(Math.max(...walls)),
    fastest: rate(Math.min(...walls)),
    modelPairsPerSecond: inferences.length === 0 ? null : rate(median(inferences)),
    tokensPerSecond: tokens === null ? null : (1000 * tokens.real) / wall,
    padding: tokens === null ? null : paddingShare(tokens),
    peakMemory,
    load: opening.load,
    firstRun: opening.firstRun,
    isSoftware: opening.adapter?.isFallbackAdapter === true,
  }
}

/** How many times as fast `ours` is; null where either is missing, or only one of them ran on a software adapter. */
export function ratio(ours: SpeedRow | undefined, theirs: SpeedRow | undefined): number | null {
  if (ours === undefined || theirs === undefined || ours.isSoftware !== theirs.isSoftware) return null
  return ours.pairsPerSecond / theirs.pairsPerSecond
}

/** @param ours rows that every row is held against: theirs are how many times as fast these are */
export function speedTable(rows: readonly SpeedRow[], ours: readonly SpeedRow[]): string {
  const head = ['', 'pairs/s', 'slowest – fastest', 'in the model, pairs/s', 'real tokens/s', 'padding', ...ours.map(({ name }) => `${name} ÷ this`), 'peak memory', 'load', 'first run']
  return table(
    head,
    rows.map((row) => [
      row.isSoftware ? `${row.name} (software adapter)` : row.name,
      figure(row.pairsPerSecond),
      `${figure(row.slowest)} – ${figure(row.fastest)}`,
      figure(row.modelPairsPerSecond),
      figure(row.tokensPerSecond, 0),
      percent(row.padding),
      ...ours.map((reference) => figure(ratio(reference, row), 2)),
      megabytes(row.peakMemory),
      seconds(row.load),
      milliseconds(row.firstRun),
    ]),
  )
}
