/**
 * Joins what files say to a collection. A candidate file that shares queries or passages with it becomes another first
 * stage, or more of one; what shares neither starts a new collection. Judgements become named sets, whether they join or not.
 */
import type { Allocate } from '../columns/memory.ts'
import { bytesAt, emptyTextTable } from '../columns/text-table.ts'
import { CollectionBuilder } from './builder.ts'
import type { FileDraft } from './draft.ts'
import { queryCount, type Collection, type JudgementSet } from './collection.ts'
import { many } from './findings.ts'
import { fingerprintOf } from './fingerprint.ts'
import { queriesJoined, takeMeetings } from './judgements.ts'
import { bytesOf, complete, MOST_KEPT, remainder } from './library.ts'
import { meetingOf } from './meeting.ts'
import { nameOf, nameOfCorpus, uniqueName } from './names.ts'
import { findPlaced } from './placed-results.ts'
import { addPhrasingsOf, addVariants } from './phrasing-rows.ts'
import { judgedApart } from './phrasings.ts'
import type { ReadFile } from './read-file.ts'

/** What became of a file. */
export interface Joined {
  readonly outcome: 'added' | 'refused'
  /** The judgement set that the file became, or brought along. */
  readonly judgements?: string
  readonly notes: readonly string[]
}

export interface Assembled {
  readonly collection: Collection | undefined
  /** One a file, in the files' order. */
  readonly joined: readonly Joined[]
}

export function assembleCollection(files: readonly ReadFile[], base: Collection | undefined, allocate: Allocate): Assembled {
  const assembly = new Assembly(base, allocate)
  // Texts first: a run names passages that another of the dropped files may hold.
  const order = files.map((_, at) => at).sort((a, b) => turnOf(files[a] as ReadFile) - turnOf(files[b] as ReadFile) || a - b)
  const joined = new Map(order.map((at) => [at, assembly.add(files[at] as ReadFile)]))
  return { collection: assembly.finish(), joined: files.map((_, at) => joined.get(at) as Joined) }
}

function turnOf({ sniffed, draft }: ReadFile): number {
  if (sniffed?.format.kind !== 'candidates') return 3
  if (sniffed.format.holds === 'texts') return 0
  return draft.passages.withTexts > 0 ? 1 : 2
}

class Assembly {
  #allocate: Allocate
  #base: Collection | undefined
  #builder: CollectionBuilder | undefined
  #name: string | undefined
  /** Of texts without a run. */
  #corpus: string | undefined
  #sets: JudgementSet[]
  /** Texts without rankings, from the dropped files. */
  #shelf: FileDraft[] = []

  constructor(base: Collection | undefined, allocate: Allocate) {
    this.#base = base
    this.#allocate = allocate
    this.#name = base?.firstStages.length ? base.name : undefined
    this.#corpus = base?.library && base.firstStages.length === 0 ? base.name : undefined
    this.#sets = [...(base?.judgementSets ?? [])]
  }

  add(file: ReadFile): Joined {
    if (file.sniffed?.format.holds === 'texts') return this.#shelve(file)
    if (file.sniffed?.format.kind === 'candidates') return this.#addCandidates(file)
    if (file.sniffed?.format.kind === 'judgements') return this.#addJudgements(file)
    return { outcome: 'refused', notes: [] }
  }

  finish(): Collection | undefined {
    if (this.#builder === undefined && this.#sets.length === (this.#base?.judgementSets.length ?? 0)) return this.#base
    const builder = this.#builder
    if (builder) this.#addPhrasings(builder)
    const columns = builder?.finish(this.#allocate) ?? this.#base ?? noCandidates
    const library = builder ? remainder([...(builder.library ? [builder.library] : []), ...this.#shelf], builder, this.#allocate) : this.#base?.library
    if (columns.queryIds.length + this.#sets.length === 0 && library === undefined) return this.#base
    const collection: Collection = { ...columns, name: this.#name ?? this.#corpus ?? 'unnamed', judgementSets: this.#sets, fingerprint: '', ...(library && { library }) }
    if (builder) takeMeetings(collection, this.#sets.map(({ docIds }) => builder.finishedRows(docIds)))
    return { ...collection, fingerprint: fingerprintOf(collection) }
  }

  /** Phrasings whose texts wait here, of queries that have a list. */
  #addPhrasings(builder: CollectionBuilder): void {
    const apart = judgedApart(this.#sets)
    for (const { queries } of [...this.#shelf, ...(builder.library ? [builder.library] : [])]) addPhrasingsOf(builder.queries, queries, (stem) => apart.has(stem))
  }

  #shelve({ draft, source }: ReadFile): Joined {
    if (draft.queries.length + draft.passages.length === 0) return { outcome: 'refused', notes: ['No text could be read from this file.'] }
    for (const [query, variants] of draft.phrasings) addVariants(draft.queries, query, variants)
    const builder = (this.#builder ??= CollectionBuilder.from(this.#base))
    this.#shelf.push(draft)
    this.#corpus ??= nameOfCorpus(source.name)
    const isKept = bytesOf(builder.library ? [builder.library, ...this.#shelf] : this.#shelf) <= MOST_KEPT
    const completed = complete(builder, [draft])
    const found = completed === 0 ? [] : [`${many(completed, 'text')} that the collection lacked ${completed === 1 ? 'was' : 'were'} found in it.`]
    return { outcome: 'added', notes: [...found, isKept ? shelved : tooLarge] }
  }

  #addCandidates(file: ReadFile): Joined {
    const { draft } = file
    const name = nameOf(file.source.name)
    let builder = this.#builder ?? CollectionBuilder.from(this.#base)
    complete(draft, this.#shelf)
    const placed = findPlaced(draft, builder, file.findings)
    if (draft.lists.length === 0 && draft.queries.withTexts === 0) return { outcome: 'refused', notes: ['No candidate could be read from this file.'] }
    const { startsNew, stage, partner, notes: met } = meetingOf(builder, draft, name, this.#name ?? '')
    const isFirst = startsNew || builder.queries.length === 0
    const before = partner === undefined ? undefined : builder.stages[partner]?.name
    if (startsNew) builder = new CollectionBuilder()
    else if (builder.library) complete(draft, [builder.library])
    const rows: number[] = []
    const { textless } = builder.add(draft, stage, rows, partner)
    const notes = [...placed, ...met, ...(textless > 0 ? [withoutTexts(textless)] : [])]
    this.#builder = builder
    // A collection is called after its first run.
    if (isFirst || this.#name === before) this.#name = stage
    if (startsNew) this.#sets = this.#sets.filter((set) => knowsAny(builder, set))
    const idOf = (id: Uint8Array) => builder.queries.idAt(rows[draft.queries.find(id)] as number).slice()
    const held = draft.judgementsBy(name).map(([called, judgements]) => this.#keep(judgements.finish(called, this.#allocate, idOf)))
    const [judgements] = held
    if (judgements === undefined) return { outcome: 'added', notes }
    return { outcome: 'added', judgements, notes: held.length > 1 ? [...notes, byParts(held)] : notes }
  }

  #addJudgements({ draft, source }: ReadFile): Joined {
    if (draft.judgements.length === 0) return { outcome: 'refused', notes: ['No judgement could be read from this file.'] }
    return { outcome: 'added', judgements: this.#keep(draft.judgements.finish(nameOf(source.name), this.#allocate)), notes: [] }
  }

  #keep(set: JudgementSet): string {
    const name = uniqueName(set.name, this.#sets.map((held) => held.name))
    this.#sets.push({ ...set, name })
    return name
  }
}

const shelved = 'It holds texts and no ranking: runs that name them get them, in this drop or a later one. Queries and passages can also be searched here, under “First stage”.'
const tooLarge = `It holds texts and no ranking: they are used by the runs that come in the same drop, and not kept otherwise, since all texts together pass ${MOST_KEPT >> 20} MB.`

const noCandidates = {
  queryIds: emptyTextTable,
  queryTexts: emptyTextTable,
  passageIds: emptyTextTable,
  passageTexts: emptyTextTable,
  textless: { queries: new Uint32Array(0), passages: new Uint32Array(0) },
  candidates: { offsets: new Uint32Array(1), passage: new Uint32Array(0) },
  firstStages: [],
}

function knowsAny(builder: CollectionBuilder, set: JudgementSet): boolean {
  for (let query = 0; query < set.queryIds.length; query++) if (builder.queries.find(bytesAt(set.queryIds, query)) >= 0) return true
  return false
}

function withoutTexts(candidates: number): string {
  return `${many(candidates, 'candidate has', 'candidates have')} an id and no text of the passage or the query: they count in the measures, but cannot be reranked until a candidate set, or BEIR's corpus.jsonl and queries.jsonl, brings the texts.`
}

function byParts(names: readonly string[]): string {
  return `Its records say which part they are of, so there is a set of judgements for each: ${names.map((name) => `“${name}”`).join(', ')}.`
}

/** The set that meets the most of the collection's queries, the first of equals; undefined where none meets any. */
export function bestSet(collection: Collection): JudgementSet | undefined {
  if (queryCount(collection) === 0) return collection.judgementSets[0]
  let best: JudgementSet | undefined
  let most = 0
  for (const set of collection.judgementSets) {
    const joined = queriesJoined(collection, set)
    if (joined > most) [best, most] = [set, joined]
  }
  return best
}
