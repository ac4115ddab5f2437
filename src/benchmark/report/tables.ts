/** A report's tables as data: the same rows in report.html and in the app. */
import type { BenchmarkedSystem, BenchmarkReport } from './benchmark-report.ts'
import type { Contrast } from './contrasts.ts'
import { greatestKnown } from './greatest.ts'
import { markedName } from './marks.ts'
import { wholeRepeats } from './whole-repeats.ts'
import { ABSENT, interval, measured, milliseconds, probability, rate, share, signed, tiny } from './words.ts'

export interface ReportTable {
  /** Its accessible name. */
  readonly label: string
  /** Over the names, then over each column of cells. */
  readonly head: readonly string[]
  readonly rows: readonly ReportRow[]
}

export interface ReportRow {
  /** With its marks. */
  readonly name: string
  /** Place in the report's order, which its colour hangs on; null where no colour is told. */
  readonly colour: number | null
  readonly cells: readonly ReportCell[]
}

export interface ReportCell {
  readonly text: string
  readonly isBest: boolean
  /** Unrounded, where it is a measure's mean. */
  readonly value: number | null
}

const plain = (text: string): ReportCell => ({ text, isBest: false, value: null })

const ranOn = ({ device, dtype }: BenchmarkedSystem): string => [device, dtype].filter((part) => part !== null).join(' ') || ABSENT

/** Quality and speed side by side: neither stands without the other. */
export function measureTable({ systems }: BenchmarkReport): ReportTable {
  const names = Object.keys(systems[0]?.measures ?? {})
  const best = names.map((name) => Math.max(...systems.map((system) => system.measures[name]?.mean ?? -Infinity)))
  const mean = (system: BenchmarkedSystem, name: string, at: number): ReportCell => {
    const value = system.measures[name]?.mean ?? null
    return { text: measured(value), isBest: value !== null && value === best[at], value }
  }
  return {
    label: 'Measures and speed',
    head: ['', ...names, 'pairs/s', 'slowest – fastest', 'p50 a query', 'p95 a query', 'ran on'],
    rows: systems.map((system, colour) => ({
      name: markedName(system),
      colour,
      cells: [
        ...names.map((name, at) => mean(system, name, at)),
        plain(rate(system.speed?.pairsPerSecond)),
        plain(system.speed === null || system.speed.repeats < 2 ? ABSENT : `${rate(system.speed.slowest)} – ${rate(system.speed.fastest)}`),
        plain(milliseconds(system.speed?.p50)),
        plain(milliseconds(system.speed?.p95)),
        plain(ranOn(system)),
      ],
    })),
  }
}

export const contrastTable = (contrasts: readonly Contrast[]): ReportTable => ({
  label: 'Differences from the first stage',
  head: ['', 'difference', '95 % interval', 'p', 'p, Holm', 'better / same / worse', 'queries'],
  rows: contrasts.map(({ system, delta, low, high, p, corrected, wins, ties, losses, n }) => ({
    name: markedName(system),
    colour: null,
    cells: [signed(delta), interval(low, high), probability(p), probability(corrected), `${wins} / ${ties} / ${losses}`, String(n)].map(plain),
  })),
})

export const timeTable = ({ systems }: BenchmarkReport): ReportTable => ({
  label: 'Times',
  head: ['', 'opened', 'load', 'first run', 'tokens/s', 'padding', 'models, a query', 'pairs', 'repeats', 'between repeats', 'from the same model’s'],
  rows: systems
    .filter(({ repeats }) => repeats.length > 0)
    .map((system) => {
      const { repeats, speed, millisecondsPerQuery, agreement, cost } = system
      const cells = [
        milliseconds(repeats[0]?.opened),
        milliseconds(speed?.load),
        milliseconds(speed?.firstRun),
        rate(speed?.tokensPerSecond),
        share(speed?.padding),
        milliseconds(millisecondsPerQuery),
        cost.map(({ pairs }) => pairs).join(' + '),
        String(wholeRepeats(repeats).length),
        tiny(greatestKnown(repeats.map(({ deviation }) => deviation))),
        agreement === null ? ABSENT : `${tiny(agreement.greatest)} (${agreement.with})`,
      ]
      return { name: markedName(system), colour: null, cells: cells.map(plain) }
    }),
})
