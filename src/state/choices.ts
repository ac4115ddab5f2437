/** The third fact: what the person has chosen to look at. The part that a link should carry is mirrored in the hash (app/view-url). */
import { create } from 'zustand'
import type { Combination } from '../ranking/phrasings.ts'
import type { Device, Dtype } from '../systems/system.ts'
import type { QuerySort } from './views.ts'

export const screens = ['collection', 'compare', 'measures', 'models', 'train', 'benchmark'] as const
export type Screen = (typeof screens)[number]

/** Some queries of a collection, by their ids, and what they have in common, in words. */
export interface QueryFilter {
  /** Fingerprint: on another collection it filters nothing. */
  readonly collection: string
  readonly name: string
  readonly ids: ReadonlySet<string>
}

export interface Choices {
  readonly screen: Screen
  /** Query id, or null for the first of the list. */
  readonly query: string | null
  /** What the query list and the columns' heads show. */
  readonly measure: string
  /** Columns of the measure table. */
  readonly measures: readonly string[]
  /** Grade from which a document counts as relevant. */
  readonly level: number
  /** How many candidates of the first stage are reranked. */
  readonly depth: number
  readonly device: 'auto' | Device
  readonly precision: 'auto' | Dtype
  /** Name of the first stage that is reranked and compared against; null for the collection's first. */
  readonly firstStage: string | null
  readonly judgements: string | null
  /** How the lists of a query's phrasings become one. */
  readonly phrasings: Combination
  readonly sort: QuerySort
  /** Shown queries contain this text. */
  readonly search: string
  /** Queries that were picked in a chart: the others are out of the lists until it is taken away. */
  readonly filter: QueryFilter | null
  /** System keys that the person has hidden from the columns. */
  readonly hidden: readonly string[]
  /** Pair that is opened, if any. */
  readonly opened: number | null
  readonly theme: 'auto' | 'light' | 'dark'
}

export const defaultChoices: Choices = {
  screen: 'collection',
  query: null,
  measure: 'nDCG@10',
  measures: ['nDCG@10', 'MRR@10', 'Hit@5', 'MAP', 'Recall@100', 'P@10'],
  level: 1,
  depth: 100,
  device: 'auto',
  precision: 'auto',
  firstStage: null,
  judgements: null,
  phrasings: 'max',
  sort: 'change',
  search: '',
  filter: null,
  hidden: [],
  opened: null,
  theme: 'auto',
}

export const useChoices = create<Choices>()(() => defaultChoices)

/** Changes some choices. */
export const choose = (change: Partial<Choices>): void => useChoices.setState(change)
