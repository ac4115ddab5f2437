/** What one file says, before it is joined to anything: texts by id, ranked lists, judgements. */
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Allocate } from '../columns/memory.ts'
import { CandidateLists } from './candidate-lists.ts'
import { JudgementDraft } from './judgement-draft.ts'
import { namedAfter, type NamedPart } from './part-names.ts'
import { TextsById } from './texts-by-id.ts'

const encoder = new TextEncoder()

/** One candidate as a file gives it. */
export interface Candidate {
  readonly id: string | Uint8Array | undefined
  /** Undefined in a run, which names passages without their texts. */
  readonly text: string | undefined
  /** NaN where the file gives none. */
  readonly score: number
  /** NaN where the file gives none. */
  readonly rank: number
}

/** A result whose document is known by its place alone. */
export interface Placed {
  readonly query: number
  /** From 0, among the documents of the request. */
  readonly place: number
  readonly score: number
  /** The file's record that it stands in, for the receipt. */
  readonly record: number
}

export class FileDraft {
  readonly queries: TextsById
  readonly passages: TextsById
  readonly lists = new CandidateLists()
  readonly judgements = new JudgementDraft()
  /** Rows of queries that came without an id. */
  readonly madeUpQueries = new Set<number>()
  /** Results that name their documents by places in a request, which another file holds. */
  readonly placed: Placed[] = []
  /** By query: documents that its requests named so far, since a long list is asked for in several. */
  readonly requested = new Map<number, number>()
  /** Other phrasings of queries, by row. */
  readonly phrasings = new Map<number, Set<string>>()
  madeUpDocIds = 0
  #ofParts = new Map<NamedPart, JudgementDraft>()
  #idByQueryText = new Map<string, string>()

  /** @param allocate where its texts will lie */
  constructor(allocate?: Allocate) {
    this.queries = new TextsById(allocate)
    this.passages = new TextsById(allocate)
  }

  /** The query's row. Without an id it is known by its text, and called by the next ordinal; without either it is always a new one. */
  query(id: string | Uint8Array | undefined, text: string | undefined): number {
    if (id !== undefined) return this.queries.add(id, text)
    const row = this.queries.add(this.#ordinalOf(text), text)
    this.madeUpQueries.add(row)
    return row
  }

  /** Notes another phrasing of a query; the same words count once. */
  phrase(query: number, text: string): void {
    const held = this.phrasings.get(query)
    if (held === undefined) this.phrasings.set(query, new Set([text]))
    else held.add(text)
  }

  /** The id that a passage without one gets: the same text has the same in every file. */
  docId(candidate: { readonly id: string | Uint8Array | undefined; readonly text: string | undefined }): string | Uint8Array {
    if (candidate.id !== undefined) return candidate.id
    this.madeUpDocIds++
    return textId(candidate.text ?? '')
  }

  /** Adds to a query's list; false where the list has the passage already. */
  candidate(query: number, candidate: Candidate): boolean {
    return this.lists.add(query, this.passages.add(this.docId(candidate), candidate.text), candidate.score, candidate.rank)
  }

  /** Adds a judgement about a query of this file, of the part that its record says it is of; of several grades the best stands. */
  label(query: number, doc: string | Uint8Array, grade: number, part?: NamedPart): void {
    this.#judgementsOf(part).raise(this.queries.idAt(query).slice(), doc, grade)
  }

  /** The judgements with what they are called where the file is called `name`: by part, where its records say one. */
  judgementsBy(name: string): readonly (readonly [name: string, judgements: JudgementDraft])[] {
    const ofParts = Array.from(this.#ofParts, ([part, judgements]) => [namedAfter(name, part), judgements] as const)
    return this.judgements.length > 0 ? [[name, this.judgements], ...ofParts] : ofParts
  }

  #judgementsOf(part: NamedPart | undefined): JudgementDraft {
    if (part === undefined) return this.judgements
    const held = this.#ofParts.get(part) ?? new JudgementDraft()
    this.#ofParts.set(part, held)
    return held
  }

  #ordinalOf(text: string | undefined): string {
    const held = text === undefined ? undefined : this.#idByQueryText.get(text)
    if (held !== undefined) return held
    let ordinal = this.queries.length + 1
    while (this.queries.find(String(ordinal)) >= 0) ordinal++
    if (text !== undefined) this.#idByQueryText.set(text, String(ordinal))
    return String(ordinal)
  }
}

/** The first 16 hexadecimal digits of a text's SHA-1. */
export function textId(text: string): string {
  return bytesToHex(sha1(encoder.encode(text))).slice(0, 16)
}
