/** The table of measures as writers take it: what stands on screen, as plain data. */

export interface MeasuresCell {
  /** Unrounded; null where there is nothing to average. */
  readonly mean: number | null
  readonly best: boolean
  /** Queries averaged over. */
  readonly n: number
  /** Against the first row, over the queries that both have; null in the first row. */
  readonly delta: number | null
  /** 95 % interval of the difference, and its p; null while they are not computed. */
  readonly interval: readonly [low: number, high: number] | null
  readonly p: number | null
  /** Letters of the rows that this cell is significantly better than. */
  readonly letters: readonly string[]
}

export interface MeasuresRow {
  readonly name: string
  /** What others' superscripts call it by. */
  readonly letter: string
  readonly cells: readonly MeasuresCell[]
  /** Judged queries that are scored to the depth. */
  readonly complete: number
  /** Candidates within the first ten that share their score with another. */
  readonly tiedInTop: number
}

/** What means were taken over, and how. */
export interface MeasuresBasis {
  /** Queries that are judged, that have a relevant document, and that returned candidates. */
  readonly judged: number
  readonly withPositive: number
  readonly returned: number
  readonly level: number
  /** Share of the first row's first ten that is judged; null without judgements. */
  readonly judgedAt10: number | null
  readonly dialect: string
}

export interface MeasuresView extends MeasuresBasis {
  /** The collection's name. */
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly MeasuresRow[]
  /** What the letters mean, in words that complete “superscripts: better by …”; null where there are none. */
  readonly superscripts: string | null
}

/** a, b, … z, then aa, ab, …: a row's letter by its place. */
export const letterOf = (row: number): string => (row < 26 ? '' : letterOf(Math.floor(row / 26) - 1)) + String.fromCharCode(97 + (row % 26))

/** What has to be known to read the table, a sentence each. */
export function legend({ judged, withPositive, returned, level, dialect, judgedAt10, superscripts }: MeasuresView): readonly string[] {
  return [
    `Means over ${judged} judged queries (${withPositive} with a relevant document, ${returned} with candidates), relevance level ${level}, as ${dialect}${judgedAt10 === null ? '' : `; judged@10 of the first row ${judgedAt10.toFixed(4)}`}.`,
    ...(superscripts === null ? [] : [`Superscripts: better than the rows of these letters by ${superscripts}.`]),
  ]
}

export const DECIMALS = 4
