/** The report's tables as HTML. */
import type { BenchmarkedSystem, BenchmarkReport } from '../report/benchmark-report.ts'
import type { Contrast } from '../report/contrasts.ts'
import { greatestKnown } from '../report/greatest.ts'
import { markedName } from '../report/markdown.ts'
import { wholeRepeats } from '../report/whole-repeats.ts'
import { ABSENT, interval, measured, milliseconds, probability, rate, share, signed, tiny } from '../report/words.ts'
import { markup, type Insertable, type Markup } from './markup.ts'

interface Row {
  readonly head: Insertable
  readonly cells: readonly Insertable[]
}

const table = (caption: string, head: readonly string[], rows: readonly Row[]): Markup =>
  markup`<div class="wide"><table aria-label="${caption}"><thead><tr>${head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(({ head: name, cells }) => markup`<tr><th scope="row">${name}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`

const named = (system: BenchmarkedSystem, colour: number): Markup => markup`<span class="swatch s${colour % 8}"></span>${markedName(system)}`

const ranOn = ({ device, dtype }: BenchmarkedSystem): string => [device, dtype].filter((part) => part !== null).join(' ') || ABSENT

/** Quality and speed side by side: neither stands without the other. */
export function measureTable({ systems }: BenchmarkReport): Markup {
  const names = Object.keys(systems[0]?.measures ?? {})
  const best = names.map((name) => Math.max(...systems.map((system) => system.measures[name]?.mean ?? -Infinity)))
  const mean = (system: BenchmarkedSystem, name: string, at: number): Insertable => {
    const value = system.measures[name]?.mean ?? null
    return value !== null && value === best[at] ? markup`<b>${measured(value)}</b>` : measured(value)
  }
  return table(
    'Measures and speed',
    ['', ...names, 'pairs/s', 'slowest – fastest', 'p50 a query', 'p95 a query', 'ran on'],
    systems.map((system, colour) => ({
      head: named(system, colour),
      cells: [
        ...names.map((name, at) => mean(system, name, at)),
        rate(system.speed?.pairsPerSecond),
        system.speed === null || system.speed.repeats < 2 ? ABSENT : `${rate(system.speed.slowest)} – ${rate(system.speed.fastest)}`,
        milliseconds(system.speed?.p50),
        milliseconds(system.speed?.p95),
        ranOn(system),
      ],
    })),
  )
}

export const contrastTable = (contrasts: readonly Contrast[]): Markup =>
  table(
    'Differences from the first stage',
    ['', 'difference', '95 % interval', 'p', 'p, Holm', 'better / same / worse', 'queries'],
    contrasts.map(({ system, delta, low, high, p, corrected, wins, ties, losses, n }) => ({
      head: markedName(system),
      cells: [signed(delta), interval(low, high), probability(p), probability(corrected), `${wins} / ${ties} / ${losses}`, String(n)],
    })),
  )

export const timeTable = ({ systems }: BenchmarkReport): Markup =>
  table(
    'Times',
    ['', 'opened', 'load', 'first run', 'tokens/s', 'padding', 'models, a query', 'repeats', 'between repeats', 'from the same model’s'],
    systems
      .filter(({ repeats }) => repeats.length > 0)
      .map((system) => {
        const { repeats, speed, millisecondsPerQuery, agreement } = system
        return {
          head: markedName(system),
          cells: [
            milliseconds(repeats[0]?.opened),
            milliseconds(speed?.load),
            milliseconds(speed?.firstRun),
            rate(speed?.tokensPerSecond),
            share(speed?.padding),
            milliseconds(millisecondsPerQuery),
            String(wholeRepeats(repeats).length),
            tiny(greatestKnown(repeats.map(({ deviation }) => deviation))),
            agreement === null ? ABSENT : `${tiny(agreement.greatest)} (${agreement.with})`,
          ],
        }
      }),
  )
