/**
 * Which queries are trained on, which choose, and which tell. By query, never by pair: a query's pairs share its words,
 * so that a split among them would be graded on what it was taught.
 */
import type { Collection } from '../collection/collection.ts'
import { shuffledGroups } from './query-groups.ts'

export const parts = ['train', 'validation', 'test'] as const
export type Part = (typeof parts)[number]

/** Rows of the collection's queries, ascending; no row is in two parts. */
export type QuerySplit = Readonly<Record<Part, Uint32Array>>

/** Shares of the queries, 0 to 1; the rest is trained on. */
export interface Shares {
  readonly validation: number
  readonly test: number
}

/**
 * Splits `queries` by the hashes of their ids: the same seed and ids give the same parts, in whatever order they come.
 * Sizes are the shares rounded to whole queries, at least one where the share is not 0; they are passed only where
 * queries must stay together (one question's phrasings, or the same words under two ids). Throws RangeError where the
 * shares leave nothing to train on.
 */
export function splitByShare({ queryIds, queryTexts }: Collection, queries: Uint32Array, shares: Shares, seed: number): QuerySplit {
  const { validation, test } = shares
  if (!(validation >= 0 && test >= 0 && validation + test < 1))
    throw new RangeError(`Shares of ${validation} for validation and ${test} for the test leave nothing to train on: both are 0 or more, and less than 1 together.`)
  const wanted = { test: sizeOf(test, queries.length), validation: sizeOf(validation, queries.length) }
  if (wanted.test + wanted.validation >= queries.length)
    throw new RangeError(`${queries.length} queries are too few to split: ${wanted.test} would be tested, ${wanted.validation} would validate, and none is left to train on.`)
  const rows: Record<Part, number[]> = { train: [], validation: [], test: [] }
  for (const group of shuffledGroups(queryIds, queryTexts, queries, seed)) {
    const part = rows.test.length < wanted.test ? 'test' : rows.validation.length < wanted.validation ? 'validation' : 'train'
    rows[part].push(...group)
  }
  if (rows.train.length === 0) throw new RangeError(`The ${queries.length} queries say the same in too many words to be split: none is left to train on.`)
  return { train: ascending(rows.train), validation: ascending(rows.validation), test: ascending(rows.test) }
}

/**
 * `count` of the queries (all, where there are fewer), ascending: what to train or validate on where all would take too
 * long. Chosen as `splitByShare` does, so that a larger count holds every smaller one.
 */
export function sampleQueries({ queryIds, queryTexts }: Collection, queries: Uint32Array, count: number, seed: number): Uint32Array {
  return ascending(shuffledGroups(queryIds, queryTexts, queries, seed).flatMap((group) => Array.from(group)).slice(0, count))
}

const sizeOf = (share: number, queries: number) => (share === 0 ? 0 : Math.max(1, Math.round(share * queries)))
const ascending = (rows: readonly number[]) => Uint32Array.from(rows).sort()
