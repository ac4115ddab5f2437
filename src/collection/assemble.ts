/**
 * Joins what files say to a collection. A candidate file whose queries are there already becomes another first stage;
 * one that shares no query starts a new collection. Judgements become named sets, whether they join or not.
 */
import type { Allocate } from '../columns/memory.ts'
import { bytesAt, emptyTextTable } from '../columns/text-table.ts'
import { CollectionBuilder } from './builder.ts'
import type { FileDraft } from './draft.ts'
import { queryCount, type Collection, type JudgementSet } from './collection.ts'
import { many } from './findings.ts'
import { fingerprintOf } from './fingerprint.ts'
import { joinJudgements } from './judgements.ts'
import { nameOf, uniqueName } from './names.ts'
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
  #sets: JudgementSet[]
  /** Texts without rankings, from the dropped files. */
  #library: FileDraft[] = []

  constructor(base: Collection | undefined, allocate: Allocate) {
    this.#base = base
    this.#allocate = allocate
    this.#name = base?.firstStages.length ? base.name : undefined
    this.#sets = [...(base?.judgementSets ?? [])]
  }

  add(file: ReadFile): Joined {
    if (file.sniffed?.format.holds === 'texts') return this.#shelve(file.draft)
    if (file.sniffed?.format.kind === 'candidates') return this.#addCandidates(file)
    if (file.sniffed?.format.kind === 'judgements') return this.#addJudgements(file)
    return { outcome: 'refused', notes: [] }
  }

  finish(): Collection | undefined {
    if (this.#builder === undefined && this.#sets.length === (this.#base?.judgementSets.length ?? 0)) return this.#base
    const columns = this.#builder?.finish(this.#allocate) ?? this.#base ?? noCandidates
    const collection = { ...columns, name: this.#name ?? 'unnamed', judgementSets: this.#sets, fingerprint: '' }
    return { ...collection, fingerprint: fingerprintOf(collection) }
  }

  #shelve(draft: FileDraft): Joined {
    if (draft.queries.length + draft.passages.length === 0) return { outcome: 'refused', notes: ['No text could be read from this file.'] }
    this.#library.push(draft)
    return { outcome: 'added', notes: ['It holds texts and no ranking: they are used by the runs that come in the same drop, and not kept otherwise.'] }
  }

  #addCandidates(file: ReadFile): Joined {
    const { draft } = file
    for (const { queries, passages } of this.#library) {
      draft.queries.completeFrom(queries)
      draft.passages.completeFrom(passages)
    }
    const name = nameOf(file.source.name)
    if (draft.lists.length === 0 && draft.queries.length === 0) return { outcome: 'refused', notes: ['No candidate could be read from this file.'] }
    const notes: string[] = []
    let builder = (this.#builder ?? CollectionBuilder.from(this.#base))
    const [before, joining] = [builder.queries.length, builder.joining(draft)]
    const startsNew = before > 0 && joining === 0
    if (startsNew) {
      notes.push(`None of its ${many(draft.queries.length, 'query', 'queries')} is in “${this.#name ?? ''}”, so it starts a new collection in that one's place.`)
      builder = new CollectionBuilder()
    } else if (before > 0) {
      notes.push(`${many(joining, 'query', 'queries')} of ${draft.queries.length} ${joining === 1 ? 'is' : 'are'} in the collection already: this is another first stage over it.`)
    }
    const rows: number[] = []
    const stage = uniqueName(name, builder.stages.map((held) => held.name))
    const { textless } = builder.add(draft, stage, rows)
    if (textless > 0) notes.push(withoutTexts(textless))
    this.#builder = builder
    if (startsNew || before === 0) this.#name = name
    if (startsNew) this.#sets = this.#sets.filter((set) => knowsAny(builder, set))
    if (draft.judgements.length === 0) return { outcome: 'added', notes }
    const held = this.#keep(draft.judgements.finish(name, this.#allocate, (id) => builder.queries.idAt(rows[draft.queries.find(id)] as number).slice()))
    return { outcome: 'added', judgements: held, notes }
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

/** The set that meets the most of the collection's queries, the first of equals; undefined where none meets any. */
export function bestSet(collection: Collection): JudgementSet | undefined {
  if (queryCount(collection) === 0) return collection.judgementSets[0]
  let best: JudgementSet | undefined
  let most = 0
  for (const set of collection.judgementSets) {
    const { queriesJoined } = joinJudgements(collection, set).join
    if (queriesJoined > most) [best, most] = [set, queriesJoined]
  }
  return best
}
