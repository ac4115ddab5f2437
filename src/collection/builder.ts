/** A collection in the making: texts by id, and the first stages' lists over them. */
import { Growable } from '../columns/growable.ts'
import type { Allocate } from '../columns/memory.ts'
import { allRows } from '../columns/rows.ts'
import { bytesAt, compareBytes, decodeBytes, type TextTable } from '../columns/text-table.ts'
import type { Collection } from './collection.ts'
import type { FileDraft } from './draft.ts'
import { opened, type Texts } from './library.ts'
import { addVariants, withSharedLists } from './phrasing-rows.ts'
import { padded, sideBySide, stageOf, type Stage } from './stage.ts'
import { TextsById } from './texts-by-id.ts'
import { unionOf } from './union.ts'

/** What became of one file's lists. */
export interface Added {
  /** Pairs without a text of their passage, or of their query: kept, but nothing to score. */
  readonly textless: number
}

export class CollectionBuilder {
  queries = new TextsById()
  passages = new TextsById()
  stages: Stage[] = []
  /** How many of the stages a collection had before. */
  inherited = 0
  /** What that collection kept of its corpus. */
  library: Texts | undefined

  /** Starts from what a collection holds, row for row. */
  static from(base: Collection | undefined): CollectionBuilder {
    const builder = new CollectionBuilder()
    if (base === undefined) return builder
    fill(builder.queries, base.queryIds, base.queryTexts, base.textless.queries)
    fill(builder.passages, base.passageIds, base.passageTexts, base.textless.passages)
    for (const stage of base.firstStages) builder.stages.push(stageOf(base, stage))
    builder.inherited = builder.stages.length
    builder.library = base.library && opened(base.library)
    return builder
  }

  /**
   * The row of a file's query here, or -1. A query that came without an id is known by its text, since its ordinal is
   * another query's id in the next file. Answers of services have neither: the nth is to the nth query, if their passages
   * are known here at all.
   */
  rowOf(draft: FileDraft, query: number): number {
    if (!draft.madeUpQueries.has(query)) return this.queries.find(draft.queries.idAt(query))
    const text = draft.queries.textAt(query)
    if (text === undefined) return this.#knowsPassageOf(draft) ? this.rowAt(query) : -1
    return this.#rowByText().get(decodeBytes(text)) ?? -1
  }

  /** The row of the query in that place, from 0 and whatever its id, or -1. */
  rowAt(place: number): number {
    return place < this.queries.length ? place : -1
  }

  /** Queries of the file that are here already. */
  joining(draft: FileDraft): number {
    let joining = 0
    for (let query = 0; query < draft.queries.length; query++) if (this.rowOf(draft, query) >= 0) joining++
    return joining
  }

  /**
   * Passages of the file that are here under the same id. An id whose texts differ counts against it: numbers are ids in
   * many collections, of other passages in each.
   */
  commonPassages({ passages }: FileDraft): number {
    let [same, other] = [0, 0]
    for (let passage = 0; passage < passages.length; passage++) {
      const id = passages.idAt(passage)
      const held = [this.passages, this.library?.passages].find((texts) => texts !== undefined && texts.find(id) >= 0)
      if (held === undefined) continue
      const [theirs, ours] = [passages.textAt(passage), held.textAt(held.find(id))]
      if (theirs === undefined || ours === undefined || compareBytes(theirs, ours) === 0) same++
      else other++
    }
    return same > other ? same : 0
  }

  /**
   * Adds a file's lists as a first stage called `name`; with `partner`, the place of a stage that has no list of the
   * same queries, both become one stage of that name. `rows` becomes, for each query of the file, its row here.
   */
  add(draft: FileDraft, name: string, rows: number[], partner?: number): Added {
    const lists = draft.lists.finish(draft.queries.length)
    for (let query = 0; query < draft.queries.length; query++) rows.push(this.#addQuery(draft, query))
    for (const [query, variants] of draft.phrasings) addVariants(this.queries, rows[query] as number, variants)
    const passage = this.#addPassages(draft, lists.passage)
    const [start, end] = [new Uint32Array(this.queries.length), new Uint32Array(this.queries.length)]
    let textless = 0
    rows.forEach((row, query) => {
      const [first, last] = [lists.offsets[query] as number, lists.offsets[query + 1] as number]
      start[row] = first
      end[row] = last
      const silent = !this.queries.hasText(row)
      for (let at = first; at < last; at++) if (silent || !this.passages.hasText(passage[at] as number)) textless++
    })
    const stage = { name, scored: lists.scored, start, end, passage, score: lists.score }
    const held = partner === undefined ? undefined : this.stages[partner]
    if (partner === undefined || held === undefined) this.stages.push(stage)
    else this.stages[partner] = sideBySide(name, held, stage)
    return { textless }
  }

  /** The columns; passages that no list names are left out. */
  finish(allocate: Allocate): Pick<Collection, 'queryIds' | 'queryTexts' | 'passageIds' | 'passageTexts' | 'textless' | 'candidates' | 'firstStages'> {
    const queries = this.queries.length
    const own = this.stages.map((stage) => ({ ...stage, start: padded(stage.start, queries), end: padded(stage.end, queries) }))
    const stages = withSharedLists(own, this.queries)
    const { candidates, firstStages } = unionOf(stages, queries, this.passages.length, allocate)
    const rows = namedRows(candidates.passage, this.passages.length)
    if (rows.length < this.passages.length) {
      this.#place = new Int32Array(this.passages.length).fill(-1)
      for (let at = 0; at < rows.length; at++) this.#place[rows[at] as number] = at
      replace(candidates.passage, this.#place)
    }
    const every = allRows(queries)
    const [passageIds, passageTexts] = this.passages.finish(rows, allocate)
    const [queryIds, queryTexts] = this.queries.finish(every, allocate)
    const textless = { queries: silentRows(this.queries, every, allocate), passages: silentRows(this.passages, rows, allocate) }
    return { queryIds, queryTexts, passageIds, passageTexts, textless, candidates, firstStages }
  }

  /** By row here, where some are left out: the row in the finished columns, or -1. */
  #place: Int32Array | undefined
  /** The rows of passages in the finished columns, or -1: told by the index that was made as they were read. */
  finishedRows(ids: TextTable): Int32Array {
    return Int32Array.from({ length: ids.length }, (_, at) => {
      const row = this.passages.find(bytesAt(ids, at))
      return row >= 0 && this.#place ? (this.#place[row] as number) : row
    })
  }

  /** Adds a file's passages; returns its lists' passages as rows here. The first file's are taken over as they are. */
  #addPassages({ passages }: FileDraft, listed: Uint32Array): Uint32Array {
    if (this.passages.length === 0) {
      this.passages = passages.handedOn()
      return listed
    }
    const rowOf = new Uint32Array(passages.length)
    for (let passage = 0; passage < rowOf.length; passage++) rowOf[passage] = this.passages.add(passages.idAt(passage), passages.textAt(passage))
    return replace(listed.slice(), rowOf)
  }

  #addQuery(draft: FileDraft, query: number): number {
    const text = draft.queries.textAt(query)
    const row = this.rowOf(draft, query)
    if (row >= 0 && (text === undefined || this.queries.hasText(row))) return row
    if (!draft.madeUpQueries.has(query)) return this.queries.add(draft.queries.idAt(query), text)
    let ordinal = this.queries.length + 1
    while (this.queries.find(String(ordinal)) >= 0) ordinal++
    return this.queries.add(String(ordinal), text)
  }

  #known = new WeakMap<FileDraft, boolean>()
  /** Whether any passage of the file is here. Asked before the file's own are added. */
  #knowsPassageOf(draft: FileDraft): boolean {
    let known = this.#known.get(draft) ?? false
    if (this.#known.has(draft)) return known
    for (let passage = 0; passage < draft.passages.length && !known; passage++) known = this.passages.find(draft.passages.idAt(passage)) >= 0
    this.#known.set(draft, known)
    return known
  }

  #texts: { readonly length: number; readonly rows: Map<string, number> } | undefined
  #rowByText(): Map<string, number> {
    if (this.#texts?.length !== this.queries.length) {
      const rows = new Map<string, number>()
      for (let row = this.queries.length - 1; row >= 0; row--) rows.set(decodeBytes(this.queries.textAt(row) ?? new Uint8Array(0)), row)
      this.#texts = { length: this.queries.length, rows }
    }
    return this.#texts.rows
  }
}

function fill(texts: TextsById, ids: TextTable, values: TextTable, textless: Uint32Array): void {
  const silent = new Set(textless)
  for (let row = 0; row < ids.length; row++) texts.add(bytesAt(ids, row), silent.has(row) ? undefined : bytesAt(values, row))
}

/** Places among `rows` of those that no file brought a text for. */
function silentRows(texts: TextsById, rows: Uint32Array, allocate: Allocate): Uint32Array {
  if (texts.withTexts === 0) return allRows(rows.length, allocate)
  const places = new Growable(Uint32Array)
  for (let at = 0; at < rows.length; at++) if (!texts.hasText(rows[at] as number)) places.push(at)
  return places.finish(allocate)
}

/** The rows that are named, ascending, out of `length`. */
function namedRows(names: Uint32Array, length: number): Uint32Array {
  if (namesAllInTurn(names, length)) return allRows(length)
  const isNamed = new Uint8Array(length)
  for (let at = 0; at < names.length; at++) isNamed[names[at] as number] = 1
  return allRows(length).filter((row) => isNamed[row] === 1)
}

/** Whether all rows are named, each for the first time after the one before: so they are where a run brought them, and then nothing has to be marked. */
function namesAllInTurn(names: Uint32Array, length: number): boolean {
  let next = 0
  for (let at = 0; at < names.length; at++) if (names[at] === next) next++
  return next === length
}

/** Puts in each row's place what stands for it in `by`; returns the rows. */
function replace(rows: Uint32Array, by: Uint32Array | Int32Array): Uint32Array {
  for (let at = 0; at < rows.length; at++) rows[at] = by[rows[at] as number] as number
  return rows
}
