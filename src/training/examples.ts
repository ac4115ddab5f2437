/** What training learns from: a list of labelled pairs a query, as columns. */
import { pairsOf, queryCount, scorable, type Collection } from '../collection/collection.ts'
import { Growable } from '../columns/growable.ts'
import { rankedPairs, type Rankings } from '../ranking/rankings.ts'
import type { Labels } from './labels.ts'

/** List i is rows offsets[i] .. offsets[i + 1], one a pair; a query has one list at most. */
export interface TrainingLists {
  /** Uint32, one a list: a row of the collection's queries. */
  readonly query: Uint32Array
  /** Uint32, lists + 1. */
  readonly offsets: Uint32Array
  /** Uint32: a row of the collection's candidate pairs. */
  readonly pair: Uint32Array
  /** Float32: a grade, or a teacher's score. Never NaN. */
  readonly label: Float32Array
  /** Uint8: 1 for a positive, 0 for a negative. */
  readonly positive: Uint8Array
}

export interface Examples {
  readonly lists: TrainingLists
  /** Queries that were asked for and have no list, since none of their pairs is a positive. */
  readonly withoutPositive: number
  /** Lists of positives alone: a loss over pairs or lists learns nothing from them. */
  readonly withoutNegative: number
  readonly positives: number
  /** Pairs that a label stands for and no text: nothing can be computed of them, so they are left out. */
  readonly textless: number
}

export interface ExampleChoice {
  /** Rows of the queries to take, such as one part of a split; all when not given. */
  readonly queries?: Uint32Array
  /** The order that `depth` cuts, best first; the candidates' own when not given. */
  readonly ranking?: Rankings
  /** Only a query's first pairs are taken. */
  readonly depth?: number
  /** Positives below the depth are taken too; false when not given. */
  readonly keepPositives?: boolean
}

export const listCount = (lists: TrainingLists) => lists.query.length

/** A list of each query that has a positive, its pairs in the order they were ranked in. O(pairs). */
export function trainingLists(collection: Collection, labels: Labels, choice: ExampleChoice = {}): Examples {
  const { ranking, depth = Infinity, keepPositives = false } = choice
  const queries = choice.queries ?? Uint32Array.from({ length: queryCount(collection) }, (_, row) => row)
  const [query, offsets, pair] = [new Growable(Uint32Array), new Growable(Uint32Array), new Growable(Uint32Array)]
  let [withoutPositive, withoutNegative, positives, textless] = [0, 0, 0, 0]
  offsets.push(0)
  for (const row of queries) {
    const ranked = ranking === undefined ? ownPairs(collection, row) : rankedPairs(ranking, row)
    const chosen = ranked.filter((at, rank) => !Number.isNaN(labels.label[at]) && (rank < depth || (keepPositives && labels.positive[at] === 1)))
    const usable = scorable(collection, row, chosen)
    const found = usable.reduce((sum, at) => sum + (labels.positive[at] as number), 0)
    textless += chosen.length - usable.length
    if (found === 0) {
      withoutPositive++
      continue
    }
    if (found === usable.length) withoutNegative++
    positives += found
    query.push(row)
    pair.append(usable)
    offsets.push(pair.length)
  }
  const pairs = pair.finish()
  return {
    lists: {
      query: query.finish(),
      offsets: offsets.finish(),
      pair: pairs,
      label: Float32Array.from(pairs, (at) => labels.label[at] as number),
      positive: Uint8Array.from(pairs, (at) => labels.positive[at] as number),
    },
    withoutPositive,
    withoutNegative,
    positives,
    textless,
  }
}

function ownPairs({ candidates }: Collection, query: number): Uint32Array {
  const [start, end] = pairsOf(candidates, query)
  return Uint32Array.from({ length: end - start }, (_, at) => start + at)
}
