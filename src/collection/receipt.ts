/** What an import tells the person afterwards: what was read, what joined, what was refused and why. */

import type { TableColumns } from './table/column-roles.ts'

/** A line (or record) that was not taken. */
export interface RefusedLine {
  /** 1-based line of the uncompressed file; of a JSON array the 1-based record. */
  readonly line: number
  readonly unit: 'line' | 'record'
  /** What stood there, cut to 120 characters. */
  readonly found: string
  readonly expected: string
  readonly reason: string
}

/** How the ids of a judgement file meet the candidates'. */
export interface Join {
  readonly queriesJoined: number
  readonly queriesUnknown: number
  readonly judgementsJoined: number
  readonly judgementsUnknown: number
  /** A few ids that did not join, to recognise the mistake by. */
  readonly unknownSamples: readonly string[]
}

export interface Receipt {
  readonly file: string
  /** Bytes read of the file as it lies on disk. */
  readonly bytes: number
  readonly kind: 'candidates' | 'judgements' | 'unknown'
  /** What the file was taken for, in words: `RankGPT JSON`, `TREC qrels`. */
  readonly format: string
  readonly outcome: 'added' | 'refused' | 'cancelled'
  /** Rows (lines or records) that were read, the refused among them. */
  readonly rows: number
  readonly queries: number
  /** Candidates of a candidate set, judgements of a qrels file. */
  readonly items: number
  /** Share of the collection's candidate pairs that the active judgements judge, 0 to 1; null without judgements or candidates. */
  readonly judgedShare: number | null
  readonly join: Join | null
  /** The first 200 refused lines; `refusedCount` counts all. */
  readonly refused: readonly RefusedLine[]
  readonly refusedCount: number
  /** Plain sentences: made-up ids, ignored rank columns, duplicates, what is still missing. */
  readonly notes: readonly string[]
  /** The columns of a table and what each was taken for; a person may say it better. */
  readonly table?: TableColumns | undefined
}

/** Progress of an import, a few times a second. `bytesTotal` is the files' size on disk. */
export interface ImportProgress {
  readonly file: string
  readonly bytes: number
  readonly bytesTotal: number
  readonly rows: number
}
