/** The benchmark's table: one row a contestant. */
import { figure, megabytes, table } from '../bench-scoring/markdown.ts'
import { median } from '../bench-scoring/statistics.ts'
import type { Kind } from './contestants/contestant.ts'
import { names } from './contestants/names.ts'
import type { Measured } from './rounds.ts'

export interface SpeedRow {
  readonly name: string
  readonly kind: Kind
  /** Medians of the rounds. */
  readonly stepsPerSecond: number
  readonly slowest: number
  readonly fastest: number
  readonly loss: number
  readonly peakMemory: number | null
  /** A GPU's interface whose work is done on the CPU: compared with nothing. */
  readonly isSoftware: boolean
}

export function speedRow({ name, kind, device, loss, steps, walls, peakMemory }: Measured): SpeedRow {
  const rate = (wall: number) => (1000 * steps) / wall
  return {
    name,
    kind,
    stepsPerSecond: rate(median(walls)),
    slowest: rate(Math.max(...walls)),
    fastest: rate(Math.min(...walls)),
    loss,
    peakMemory,
    isSoftware: device.isSoftware,
  }
}

const isOnGpu = (kind: Kind): boolean => kind === 'webgpu' || kind === 'webgl'

/** Ours on the same kind of device, CPU or GPU. */
function ours(row: SpeedRow, rows: readonly SpeedRow[]): SpeedRow | undefined {
  return rows.find(({ name }) => name === (isOnGpu(row.kind) ? names.wgsl : names.typescript))
}

/** How many times as fast ours is on the same kind of device; null where there is none, or where software stands in for a GPU. */
export function timesAsFast(name: string, rows: readonly SpeedRow[]): number | null {
  const row = rows.find((each) => each.name === name)
  const reference = row && ours(row, rows)
  return !row || !reference || row.isSoftware || reference.isSoftware ? null : reference.stepsPerSecond / row.stepsPerSecond
}

/** Losses this far apart, relative, are taken to come of rounding alone. */
export const SAME_LOSS = 1e-3

/** The loss that everyone should reach: the autograd's plain one, or else the first there is. */
const expectedLoss = (rows: readonly SpeedRow[]): number => (rows.find(({ name }) => name === names.typescript) ?? rows[0])?.loss ?? NaN

/** Those that reached another loss after the same steps, and so did other work; a loss that is no number is another one. */
export function astray(rows: readonly SpeedRow[]): SpeedRow[] {
  const expected = expectedLoss(rows)
  return rows.filter(({ loss }) => !(Math.abs(loss - expected) <= SAME_LOSS * Math.abs(expected)))
}

export function speedTable(rows: readonly SpeedRow[]): string {
  return table(
    ['', 'steps/s', 'slowest – fastest', 'ours ÷ this', 'loss after the same steps', 'peak memory'],
    rows.map((row) => [
      row.isSoftware ? `${row.name} (software adapter)` : row.name,
      figure(row.stepsPerSecond, 2),
      `${figure(row.slowest, 2)} – ${figure(row.fastest, 2)}`,
      figure(timesAsFast(row.name, rows), 2),
      figure(row.loss, 6),
      megabytes(row.peakMemory),
    ]),
  )
}
