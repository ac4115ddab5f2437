/** What charts show, as plain numbers. */
import type { ScoreSpread } from '../evaluation/score-spread.ts'
import type { ShownSystem } from './views.ts'

/** A system's measure at one depth. */
export interface DepthPoint {
  readonly depth: number
  readonly value: number
  /** Of all stages, over the queries that have candidates. */
  readonly pairsPerQuery: number
  /** Null where a stage was not measured in this browser. */
  readonly millisecondsPerQuery: number | null
}

export interface DepthLine {
  readonly system: ShownSystem
  /** Queries averaged over. */
  readonly n: number
  /** From depth 0, where nothing is reranked. */
  readonly points: readonly DepthPoint[]
}

/** A system's place between quality and cost. */
export interface PricedSystem {
  readonly system: ShownSystem
  readonly value: number
  readonly n: number
  readonly pairsPerQuery: number
  readonly millisecondsPerQuery: number | null
}

export interface SystemSpread {
  readonly system: ShownSystem
  readonly spread: ScoreSpread
}
