/** The port of the score ledger: where jobs keep scores, what a person can ask about it, and what it has to tell. */
import type { Scorer } from '../systems/system.ts'

/**
 * One record per (scorer, query), the passages' keys with their scores; appended batch by batch, so that a crash loses
 * no finished batch. A query's and a passage's key is the hash of its text (kept-scores.ts), a scorer's of its recipe.
 */
export interface ScoreStore {
  /** All that is kept for a query, by passage key. */
  read(scorer: Scorer, query: string): Promise<Map<string, number>>
  /** Where a passage is kept already, the later score counts. Over the limit, what was used longest ago goes: see `surplus`. */
  append(scorer: Scorer, query: string, passages: readonly string[], scores: Float32Array): Promise<void>
  /** What is kept, and how much may be. Counted as it is written: asking costs no scan. */
  holdings(): Promise<Holdings>
  /** From now on at most this many bytes. */
  setLimit(bytes: number): Promise<void>
  /** Every record, one after another; whether those written meanwhile are among them is left open. */
  records(): AsyncIterable<KeptRecord>
  /** Forgets one scorer's scores by its key, or all. The dtype is part of the recipe, so this forgets one system. */
  clear(scorer?: string): Promise<void>
  /** Has `hear` called with every piece of news until the returned function is. */
  listen(hear: (news: LedgerNews) => void): () => void
}

export interface Holdings {
  /** Bytes that all scorers together may take. */
  readonly limit: number
  /** The last used first. */
  readonly scorers: readonly KeptScorer[]
}

/** What the scores of one scorer take. */
export interface KeptScorer {
  readonly key: string
  /** Null where an earlier release kept the scores without it, until the scorer is used again. */
  readonly scorer: Scorer | null
  readonly queries: number
  readonly pairs: number
  readonly bytes: number
  /** When scores were last read or written, in milliseconds since 1970. */
  readonly usedAt: number
  /** What lies in memory is gone when the tab is. */
  readonly place: 'disk' | 'memory'
}

export interface KeptRecord {
  readonly key: string
  readonly scorer: Scorer | null
  readonly query: string
  readonly passages: readonly string[]
  readonly scores: Float32Array
}

export type LedgerNews =
  /** Scores of a query were added, perhaps by another tab. */
  | { readonly kind: 'added'; readonly scorer: string; readonly query: string }
  /** To stay within the limit, these scorers' scores were forgotten. */
  | { readonly kind: 'forgotten'; readonly scorers: readonly KeptScorer[]; readonly limit: number }
  /** Scores can be kept in memory only, and why. */
  | { readonly kind: 'not-kept'; readonly reason: string }

/** What may be kept where nobody said otherwise: some 16 million pairs. */
export const DEFAULT_LIMIT = 200e6

/** What a scorer's records take: 8 bytes of key and 4 of score a pair; scorer's and query's key, of 16 UTF-16 digits, a record. */
export const bytesOf = ({ queries, pairs }: Pick<KeptScorer, 'queries' | 'pairs'>): number => pairs * 12 + queries * 64

/** The scorers to forget so that the rest takes at most `limit` bytes: those used longest ago, never the one that is being written. */
export function surplus(kept: readonly KeptScorer[], limit: number, writing: string | null): readonly KeptScorer[] {
  let over = kept.reduce((sum, { bytes }) => sum + bytes, 0) - limit
  return kept
    .filter(({ key }) => key !== writing)
    .sort((a, b) => a.usedAt - b.usedAt)
    .filter(({ bytes }) => {
      const goes = over > 0
      if (goes) over -= bytes
      return goes
    })
}
