/** The ranked lists of one file, collected pair by pair in any order and handed over query by query. */
import { DistinctPairs } from '../columns/distinct-pairs.ts'
import { Growable } from '../columns/growable.ts'
import { allRows } from '../columns/rows.ts'

/** List q is rows offsets[q] .. offsets[q + 1]. */
export interface Lists {
  readonly offsets: Uint32Array
  readonly passage: Uint32Array
  readonly score: Float64Array
  /** False where no list of the file had scores. */
  readonly scored: boolean
  /** Lists that had scores for some of their candidates only, and so count as lists without. */
  readonly partlyScored: number
  /** Lists whose rank column says another order than their scores (or, without scores, than their rows and ranks agree on). */
  readonly contradictingRanks: number
}

export class CandidateLists {
  #pairs = new DistinctPairs()
  #score = new Growable(Float64Array)
  #rank = new Growable(Float64Array)
  #finished: Lists | undefined

  get length(): number {
    return this.#finished?.passage.length ?? this.#pairs.length
  }

  /** False, and nothing is kept, where the query has this passage already. NaN stands for a score or rank that is not given. */
  add(query: number, passage: number, score: number, rank: number): boolean {
    if (!this.#pairs.add(query, passage)) return false
    this.#score.push(score)
    this.#rank.push(rank)
    return true
  }

  /** Adds the first `count` pairs of four columns; `onSecond` is given the place of each that is there already. */
  addMany(queries: Int32Array, passages: Int32Array, scores: Float64Array, ranks: Float64Array, count: number, onSecond: (at: number) => void): void {
    let from = 0
    const keep = (to: number) => {
      this.#score.append(scores.subarray(from, to))
      this.#rank.append(ranks.subarray(from, to))
      from = to + 1
    }
    for (let at = 0; at < count; at++) {
      if (this.#pairs.add(queries[at] as number, passages[at] as number)) continue
      keep(at)
      onSecond(at)
    }
    keep(count)
  }

  /** Makes room for about so many pairs: what is there need not be moved as it grows. */
  expect(pairs: number): void {
    this.#pairs.expect(pairs)
    this.#score.expect(pairs)
    this.#rank.expect(pairs)
  }

  /** The lists of queries 0 to `queries` - 1. Nothing is added after the first call. */
  finish(queries: number): Lists {
    if (this.#finished) return this.#finished
    this.#finished = this.#grouped(queries)
    // What the lists are not made of is needed no more, and with millions of pairs it is in the way of what comes next.
    this.#rank.release()
    this.#pairs = new DistinctPairs()
    return this.#finished
  }

  #grouped(queries: number): Lists {
    const { offsets, order } = groupedUnlessInOrder(this.#pairs.a, queries)
    const passage = inOrder(this.#pairs.b, order)
    const score = inOrder(this.#score.view(), order)
    const rank = inOrder(this.#rank.view(), order)
    let [scored, partlyScored, contradictingRanks] = [false, 0, 0]
    for (let query = 0; query < queries; query++) {
      const list = score.subarray(offsets[query], offsets[query + 1])
      const listRank = rank.subarray(offsets[query], offsets[query + 1])
      const missing = countNaN(list)
      if (list.length > 0 && missing === 0) scored = true
      if (missing > 0) {
        if (missing < list.length) partlyScored++
        const ranked = countNaN(listRank) === 0
        for (let i = 0; i < list.length; i++) list[i] = -(ranked ? (listRank[i] as number) : i + 1)
      }
      if (contradicts(list, listRank)) contradictingRanks++
    }
    return { offsets, passage, score, scored, partlyScored, contradictingRanks }
  }
}

/** Values in the order of `order`; the values themselves where that is null. */
function inOrder<T extends Uint32Array | Float64Array>(values: T, order: Uint32Array | null): T {
  if (order === null) return values
  const ordered = values.slice() as T
  for (let at = 0; at < order.length; at++) ordered[at] = values[order[at] as number] as number
  return ordered
}

/** Rows by group, in their order within each: group g's rows are order[offsets[g] .. offsets[g + 1]). */
export function grouped(groupOf: Uint32Array, groups: number): { offsets: Uint32Array; order: Uint32Array } {
  const { offsets, order } = groupedUnlessInOrder(groupOf, groups)
  return { offsets, order: order ?? allRows(groupOf.length) }
}

/** The same; no order where the rows stand in it already. */
function groupedUnlessInOrder(groupOf: Uint32Array, groups: number): { offsets: Uint32Array; order: Uint32Array | null } {
  const offsets = new Uint32Array(groups + 1)
  let isInOrder = true
  for (let row = 0, before = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number
    offsets[group + 1] = (offsets[group + 1] as number) + 1
    if (group < before) isInOrder = false
    before = group
  }
  for (let group = 0; group < groups; group++) offsets[group + 1] = (offsets[group + 1] as number) + (offsets[group] as number)
  if (isInOrder) return { offsets, order: null }
  const next = offsets.slice()
  const order = new Uint32Array(groupOf.length)
  groupOf.forEach((group, row) => {
    const at = next[group] as number
    order[at] = row
    next[group] = at + 1
  })
  return { offsets, order }
}

function countNaN(values: Float64Array): number {
  let count = 0
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at])) count++
  return count
}

/** Whether two candidates that follow each other in the file are in one order by rank and in the other by score. */
function contradicts(score: Float64Array, rank: Float64Array): boolean {
  for (let i = 1; i < score.length; i++) {
    const worse = (rank[i] as number) - (rank[i - 1] as number)
    if (worse * ((score[i] as number) - (score[i - 1] as number)) > 0) return true
  }
  return false
}
