/** Meets a set of judgements with a collection: grades by pair row, and what did not meet. */
import { IdIndex } from '../columns/id-index.ts'
import { rowsIn } from '../columns/id-rows.ts'
import { bytesAt, textAt, type TextTable } from '../columns/text-table.ts'
import { UNJUDGED } from '../columns/unjudged.ts'
import { pairCount, pairsOf, queryCount, type Collection, type JudgementSet } from './collection.ts'
import type { Join } from './receipt.ts'

export interface JoinedJudgements {
  /** Int32, one a candidate pair; UNJUDGED where the set does not judge it. */
  readonly grade: Int32Array
  /** Int32, one a judged query of the set: its row in the collection, or -1. */
  readonly queryRow: Int32Array
  readonly join: Join
}

const SAMPLES = 5
const indexes = new WeakMap<TextTable, IdIndex>()
const meetings = new WeakMap<TextTable, { readonly passageIds: TextTable; readonly rows: Int32Array }>()

/** Finds the row of a judged query by its id or else by its text, which is what Quepid knows it by; -1 where it is neither. */
export function judgedQueryFinder({ queryIds, queryTexts }: Collection): (query: Uint8Array) => number {
  return (query) => {
    const row = indexOf(queryIds).find(query)
    return row >= 0 ? row : indexOf(queryTexts).find(query)
  }
}

/**
 * O(judgements + pairs). A judgement is joined when its query and document are a candidate pair; judged documents that
 * no first stage returned are unknown here, though they still count in the ideal list.
 */
export function joinJudgements(collection: Collection, set: JudgementSet): JoinedJudgements {
  const [rowOf, passages] = [judgedQueryFinder(collection), passagesOf(set, collection.passageIds)]
  const grade = new Int32Array(pairCount(collection)).fill(UNJUDGED)
  /** By passage; made where a query has many judged. */
  let gradeOf: Int32Array | undefined
  const queryRow = new Int32Array(set.queryIds.length)
  const unknownQueries: string[] = []
  const unknownDocs: string[] = []
  let [queriesJoined, judgementsJoined] = [0, 0]
  for (let judged = 0; judged < queryRow.length; judged++) {
    const row = rowOf(bytesAt(set.queryIds, judged))
    queryRow[judged] = row
    if (row < 0) {
      if (unknownQueries.length < SAMPLES) unknownQueries.push(`query ${textAt(set.queryIds, judged)}`)
      continue
    }
    queriesJoined++
    const known: number[] = []
    for (let at = set.offsets[judged] as number; at < (set.offsets[judged + 1] as number); at++) {
      if ((passages[at] as number) >= 0) known.push(at)
      else if (unknownDocs.length < SAMPLES) unknownDocs.push(`document ${textAt(set.docIds, at)} of query ${textAt(set.queryIds, judged)}`)
    }
    const [start, end] = pairsOf(collection.candidates, row)
    const list = collection.candidates.passage.subarray(start, end)
    const put = (place: number, itsGrade: number) => {
      grade[start + place] = itsGrade
      judgementsJoined++
    }
    if (known.length <= FEW) {
      for (const at of known) {
        const place = list.indexOf(passages[at] as number)
        if (place >= 0) put(place, set.grade[at] as number)
      }
    } else {
      gradeOf ??= new Int32Array(collection.passageIds.length).fill(UNJUDGED)
      for (const at of known) gradeOf[passages[at] as number] = set.grade[at] as number
      for (let place = 0; place < list.length; place++) {
        const itsGrade = gradeOf[list[place] as number] as number
        if (itsGrade !== UNJUDGED) put(place, itsGrade)
      }
      for (const at of known) gradeOf[passages[at] as number] = UNJUDGED
    }
  }
  const join = {
    queriesJoined,
    queriesUnknown: queryRow.length - queriesJoined,
    judgementsJoined,
    judgementsUnknown: set.grade.length - judgementsJoined,
    unknownSamples: [...unknownQueries, ...unknownDocs].slice(0, SAMPLES),
  }
  return { grade, queryRow, join }
}

/** With no more judged passages than this, each is searched for in the list: that looks at nothing but the list. */
const FEW = 8

/** How many of a set's judged queries the collection has. */
export function queriesJoined(collection: Collection, { queryIds }: JudgementSet): number {
  const rowOf = judgedQueryFinder(collection)
  let joined = 0
  for (let judged = 0; judged < queryIds.length; judged++) if (rowOf(bytesAt(queryIds, judged)) >= 0) joined++
  return joined
}

/** Share of the candidate pairs that have a grade, 0 to 1; null where there are none. */
export function judgedShare(collection: Collection, joined: JoinedJudgements): number | null {
  const pairs = pairCount(collection)
  return pairs === 0 || queryCount(collection) === 0 ? null : joined.join.judgementsJoined / pairs
}

/** The passage that each judgement is of, or -1: met once a set, as long as the passages stay. */
function passagesOf({ docIds }: JudgementSet, passageIds: TextTable): Int32Array {
  const held = meetings.get(docIds)
  if (held?.passageIds === passageIds) return held.rows
  const rows = rowsIn(passageIds, docIds)
  meetings.set(docIds, { passageIds, rows })
  return rows
}

/** The passages of all sets, one array a set and Int32 one a judgement: what `takeMeetings` wants. With millions of passages it takes a moment where they were not met yet. */
export const meetingsOf = (collection: Collection): Int32Array[] => collection.judgementSets.map((set) => passagesOf(set, collection.passageIds))

/** Has the passages of all sets of a collection as they were met where it was read. */
export function takeMeetings({ judgementSets, passageIds }: Collection, passages: readonly Int32Array[]): void {
  for (const [at, { docIds }] of judgementSets.entries()) {
    const rows = passages[at]
    if (rows) meetings.set(docIds, { passageIds, rows })
  }
}

/** Ids are looked up again with every set and every screen: their index is made once a table. */
function indexOf(table: TextTable): IdIndex {
  const held = indexes.get(table)
  if (held !== undefined) return held
  const index = new IdIndex(table)
  indexes.set(table, index)
  return index
}
