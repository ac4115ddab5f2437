/** Two reports held against each other, as tables and sentences. */
import type { ReportCell, ReportTable } from '../report/tables.ts'
import { interval, measured, probability, rate, signed } from '../report/words.ts'
import type { ReportComparison } from './compare-reports.ts'

const plain = (text: string): ReportCell => ({ text, isBest: false, value: null })

export const differenceTable = ({ systems }: Pick<ReportComparison, 'systems'>): ReportTable => ({
  label: 'Differences between the reports',
  head: ['', 'measure', 'before', 'after', 'difference', '95 % interval', 'p', 'better / same / worse', 'queries'],
  rows: systems.flatMap(({ name, measures }) =>
    measures.map(({ measure, before, after, delta, low, high, p, wins, ties, losses, n }) => ({
      name,
      colour: null,
      cells: [measure, measured(before), measured(after), signed(delta), interval(low, high), probability(p), `${wins} / ${ties} / ${losses}`, String(n)].map(plain),
    })),
  ),
})

/** Of the systems that were timed in both, on devices that can be compared. */
export const slowdownTable = ({ systems }: Pick<ReportComparison, 'systems'>): ReportTable => ({
  label: 'Speeds in the reports',
  head: ['', 'pairs/s before', 'after', 'before ÷ after'],
  rows: systems.flatMap(({ name, speed }) => (speed === null ? [] : [{ name, colour: null, cells: [rate(speed.before), rate(speed.after), `${speed.slowdown.toFixed(2)} ×`].map(plain) }])),
})

/** What else is to be known: systems that one report lacks, recipes that changed, and where the manifests differ. */
export const remarksOn = ({ systems, onlyBefore, onlyAfter, doubts }: ReportComparison): readonly string[] => [
  ...onlyBefore.map((name) => `${name}: in the first report only.`),
  ...onlyAfter.map((name) => `${name}: in the second report only.`),
  ...systems.flatMap(({ name, changes }) => changes.map((change) => `${name}: ${change}.`)),
  ...doubts,
]
