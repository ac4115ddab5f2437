/** What became of a mining: how many candidates each limit forbade, what is missing, and what may be no negative at all. */
import type { LimitName } from './mining-limits.ts'

/** A mined negative that scores more than a positive of its query: a passage that nobody judged, as often as not. */
export interface Outscoring {
  /** A row of the collection's candidate pairs. */
  readonly pair: number
  readonly score: number
  /** The lowest score of the query's positives. */
  readonly positive: number
}

export interface MiningReport {
  /** As it was given, or as it followed from the other options. */
  readonly range_max: number
  /** Candidates that each limit forbade; what one forbade the next does not count. */
  readonly skipped: Readonly<Record<LimitName, number>>
  /** Lists that got fewer than num_negatives. */
  readonly short: number
  /** Negatives that are missing in these, in all. */
  readonly missing: number
  /** Lists that got none since a margin was asked for and none of their positives has a score. */
  readonly withoutPositiveScore: number
  /** Mined negatives that score more than the lowest positive of their query. */
  readonly outscoring: number
  /** Those that score more than the highest one, too. */
  readonly outscoringAll: number
  /** A few of the outscoring, by how far. */
  readonly examples: readonly Outscoring[]
}

const EXAMPLES = 5
const excess = ({ score, positive }: Outscoring) => score - positive

/** Collects a report, list by list. */
export class MiningTally {
  #skipped: Record<LimitName, number> = { absolute_margin: 0, relative_margin: 0, max_score: 0, min_score: 0 }
  #short = 0
  #missing = 0
  #outscoring = 0
  #outscoringAll = 0
  #examples: Outscoring[] = []
  withoutPositiveScore = 0

  skip(name: LimitName, count: number): void {
    this.#skipped[name] += count
  }

  lacks(count: number): void {
    if (count <= 0) return
    this.#short++
    this.#missing += count
  }

  /** A negative beside the lowest and highest score of its query's positives, both NaN where they have none. */
  negative(pair: number, score: number, lowest: number, highest: number): void {
    if (score > highest) this.#outscoringAll++
    if (!(score > lowest)) return
    this.#outscoring++
    this.#examples.push({ pair, score, positive: lowest })
    if (this.#examples.length > EXAMPLES) this.#examples = this.#examples.sort((a, b) => excess(b) - excess(a)).slice(0, EXAMPLES)
  }

  finish(range_max: number): MiningReport {
    return {
      range_max,
      skipped: this.#skipped,
      short: this.#short,
      missing: this.#missing,
      withoutPositiveScore: this.withoutPositiveScore,
      outscoring: this.#outscoring,
      outscoringAll: this.#outscoringAll,
      examples: this.#examples.sort((a, b) => excess(b) - excess(a)),
    }
  }
}
