/** The benchmark's table: one row a contestant, medians of the rounds. */
import { figure, megabytes, table } from '../bench-scoring/markdown.ts'
import { median } from '../bench-scoring/statistics.ts'
import { names } from './contestants/names.ts'
import type { Measured } from './rounds.ts'

export interface SpeedRow {
  readonly name: string
  /** Milliseconds, medians. */
  readonly read: number
  readonly evaluate: number
  readonly total: number
  readonly fastest: number
  readonly slowest: number
  /** Of processor time. */
  readonly cpu: number
  /** Bytes. */
  readonly peakMemory: number | null
}

export function speedRow({ name, passes }: Pick<Measured, 'name' | 'passes'>): SpeedRow {
  const totals = passes.map(({ read, evaluate }) => read + evaluate)
  const peaks = passes.flatMap(({ peakMemory }) => peakMemory ?? [])
  return {
    name,
    read: median(passes.map(({ read }) => read)),
    evaluate: median(passes.map(({ evaluate }) => evaluate)),
    total: median(totals),
    fastest: Math.min(...totals),
    slowest: Math.max(...totals),
    cpu: median(passes.map(({ cpu }) => cpu)),
    peakMemory: peaks.length === 0 ? null : median(peaks),
  }
}

const rowOf = (rows: readonly SpeedRow[], name: string) => rows.find((row) => row.name === name)

/** How many times as much processor time as ours this one takes, reading included; null where either took no part. `of`: ours in the page or in Node. */
export function timesOurs(rows: readonly SpeedRow[], name: string, of: string = names.node): number | null {
  const [row, ours] = [rowOf(rows, name), rowOf(rows, of)]
  return row && ours ? row.cpu / ours.cpu : null
}

/** How many times as much memory it takes. */
export function timesOurMemory(rows: readonly SpeedRow[], name: string, of: string = names.node): number | null {
  const [row, ours] = [rowOf(rows, name), rowOf(rows, of)]
  return row?.peakMemory && ours?.peakMemory ? row.peakMemory / ours.peakMemory : null
}

const seconds = (milliseconds: number) => figure(milliseconds / 1000, 2)

export const speedTable = (rows: readonly SpeedRow[]): string =>
  table(
    ['', 'read s', 'evaluate s', 'total s', 'fastest – slowest', 'CPU s', 'CPU ÷ ours', 'peak memory', 'memory ÷ ours'],
    rows.map((row) => [
      row.name,
      seconds(row.read),
      seconds(row.evaluate),
      seconds(row.total),
      `${seconds(row.fastest)} – ${seconds(row.slowest)}`,
      seconds(row.cpu),
      figure(timesOurs(rows, row.name), 2),
      megabytes(row.peakMemory),
      figure(timesOurMemory(rows, row.name), 2),
    ]),
  )
