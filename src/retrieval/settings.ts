/** What a person can change about BM25, and what its first stage is called then. */
import type { Analysis } from './analysis.ts'
import type { Bm25Weights } from './bm25.ts'

export interface Bm25Settings extends Bm25Weights, Analysis {
  /** Passages that are kept of each query's ranking. */
  readonly depth: number
}

/** Anserini's for passages. */
export const passageBm25: Bm25Settings = { k1: 0.9, b: 0.4, stopWords: true, stems: true, depth: 100 }

export const MOST_DEPTH = 1000

/** `BM25 (k1 .9, b .4)`; what is not Anserini's analysis is named too, so that no two rankings share a name but for their depth. */
export function bm25Name({ k1, b, stopWords, stems }: Bm25Settings): string {
  const short = (value: number) => String(value).replace(/^0\./, '.')
  return `BM25 (${[`k1 ${short(k1)}`, `b ${short(b)}`, ...(stopWords ? [] : ['stop words kept']), ...(stems ? [] : ['no stems'])].join(', ')})`
}

/** What is wrong with settings, as a sentence; null where nothing is. */
export function settingsError({ k1, b, depth }: Bm25Settings): string | null {
  if (!(k1 >= 0 && k1 <= 100)) return `k1 is ${k1}; it must lie between 0 and 100.`
  if (!(b >= 0 && b <= 1)) return `b is ${b}; it must lie between 0 (length does not matter) and 1.`
  if (!Number.isInteger(depth) || depth < 1 || depth > MOST_DEPTH) return `The depth is ${depth}; it must be a whole number from 1 to ${MOST_DEPTH}.`
  return null
}
