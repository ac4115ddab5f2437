/** The reference values of ../shared: what sentence-transformers and pytrec_eval gave for DL19's BM25 candidates. */
import { readFileSync } from 'node:fs'

export interface Reference {
  readonly model: string
  readonly maxLength: number
  readonly measures: Readonly<Record<string, number>>
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Reads `reference/dl19.<model>.json`. */
export const readReference = (shared: string, model: string): Reference => JSON.parse(readFileSync(`${shared}/reference/dl19.${model}.json`, 'utf8')) as Reference

export interface Deviation {
  readonly pairs: number
  /** Greatest |score - reference|, and where. */
  readonly greatest: number
  readonly at: string
}

/** Holds scores against the reference. Throws where a scored pair has no reference value. */
export function deviation(scored: Readonly<Record<string, Readonly<Record<string, number>>>>, { pairs }: Reference): Deviation {
  let [count, greatest, at] = [0, 0, '']
  for (const [qid, docs] of Object.entries(scored)) {
    for (const [docid, score] of Object.entries(docs)) {
      const expected = pairs[qid]?.[docid]
      if (expected === undefined) throw new Error(`The reference has no value for query ${qid}, document ${docid}`)
      const difference = Math.abs(score - expected)
      count++
      // Written so that NaN counts as the greatest.
      if (!(difference <= greatest)) [greatest, at] = [difference, `${qid} ${docid}`]
    }
  }
  return { pairs: count, greatest, at }
}
