/** Whether the contestants scored the same thing: speed says nothing without it. */
import type { ListScores } from './contestants/contestant.ts'
import type { EncodedPairs } from './encoding.ts'
import { greatestDifference } from './statistics.ts'
import type { List } from './workload.ts'

export interface Agreement {
  readonly name: string
  /** Greatest absolute difference from the app's fp32 scores over the pairs that fit the maximum length. */
  readonly whole: number
  /** Over those that do not; 0 where there are none. */
  readonly cut: number
  /** From sentence-transformers' logits, over all pairs; null where ../shared has none for this model, these pairs and this length. */
  readonly reference: number | null
}

const where = (scores: ListScores, { cut }: EncodedPairs, isCut: boolean) => scores.flatMap((list, at) => list.filter((_, place) => cut[at]?.[place] === isCut))

/** @param reference logits in the workload's order */
export const agreement = (name: string, theirs: ListScores, ours: ListScores, encoded: EncodedPairs, reference: ListScores | null): Agreement => ({
  name,
  whole: greatestDifference(where(theirs, encoded, false), where(ours, encoded, false)),
  cut: greatestDifference(where(theirs, encoded, true), where(ours, encoded, true)),
  reference: reference === null ? null : greatestDifference(theirs.flat(), reference.flat()),
})

/** Pairs that lost what ends them when they were cut, as `query document`. `lastTokens` per list, per passage. */
export function withoutSeparator(lists: readonly List[], lastTokens: readonly (readonly number[])[], { separator }: EncodedPairs): string[] {
  return lists.flatMap(({ qid, docids }, at) => docids.filter((_, place) => lastTokens[at]?.[place] !== separator).map((docid) => `${qid} ${docid}`))
}
