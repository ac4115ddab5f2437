/** What a reader is: a name, how to know its files by their first kilobytes, and how to take one record or line. */
import type { FileDraft } from '../draft.ts'
import type { Findings } from '../findings.ts'
import type { Line } from '../framing/line.ts'
import type { ManyLines } from '../framing/lines.ts'
import type { NamedPart } from '../part-names.ts'

export type JsonObject = { readonly [key: string]: unknown }

interface Common {
  /** As the receipt calls it. */
  readonly name: string
  readonly kind: 'candidates' | 'judgements'
  /** What a record or line must hold, for the receipt's table. */
  readonly expected: string
  /** `texts` where the file ranks nothing, and only holds what runs point to. */
  readonly holds?: 'texts'
  /** Plain sentences that every file of the format deserves. */
  readonly notes?: readonly string[]
}

/** A format of JSON records: JSON Lines, one array, or one object after another. */
export interface RecordFormat extends Common {
  readonly shape: 'records'
  /** Whether a record is of this format. The last strings of a record from a file's head may be cut off. */
  matches(record: JsonObject): boolean
  /** Takes a record. Throws Refusal where nothing of it can be taken; a candidate that cannot is refused alone. */
  read(record: JsonObject, at: Place): void
}

/** One JSON object whose members are the records: what is a key elsewhere is data here. */
export interface MembersFormat extends Common {
  readonly shape: 'members'
  /** @param head the file's start as text: JSON's numbers forget whether they had decimals */
  matches(key: string, value: unknown, head: string): boolean
  read(key: string, value: unknown, at: Place): void
}

/** A format of lines of fields. */
export interface LineFormat extends Common {
  readonly shape: 'lines'
  matches(line: string): boolean
  /** Whether the file's first lines, taken together, are of this format too, where a line alone does not tell. */
  together?(lines: readonly string[]): boolean
  /** A reader of one file, with what it must remember from line to line. */
  open(): LineReader
  /** One that takes what most lines are like, many at a time, where a file of the format may have millions. */
  openMany?(draft: FileDraft, findings: Findings): ManyLines
}

/** Takes one line, not blank. Throws Refusal. */
export type LineReader = (line: Line, at: Place) => void

export type Format = RecordFormat | MembersFormat | LineFormat

/** Where a reader puts what it finds. */
export interface Place {
  /** 1-based line or record. */
  readonly number: number
  readonly draft: FileDraft
  readonly findings: Findings
  /** The part of a split that the record says it is of. */
  readonly part?: NamedPart | undefined
}
