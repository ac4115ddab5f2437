/** Whether scores that should be the same are. */
import { boundOf } from '../../scoring/known-answer.ts'
import type { Dtype } from '../../systems/system.ts'

/** By query id and doc id, as `rerankLab.scores()` gives them. */
export type ScoresById = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Greatest absolute difference over all pairs of either; Infinity where one of them lacks a pair. */
export function greatestDifference(some: ScoresById, others: ScoresById): number {
  let greatest = 0
  for (const qid of new Set([...Object.keys(some), ...Object.keys(others)])) {
    const [here, there] = [some[qid] ?? {}, others[qid] ?? {}]
    for (const docid of new Set([...Object.keys(here), ...Object.keys(there)])) {
      const difference = Math.abs((here[docid] ?? NaN) - (there[docid] ?? NaN))
      greatest = Number.isNaN(difference) ? Infinity : Math.max(greatest, difference)
    }
  }
  return greatest
}

/** Over the pairs that both have: cells of different depths. */
export function greatestSharedDifference(some: ScoresById, others: ScoresById): number {
  const shared = (from: ScoresById, by: ScoresById): ScoresById =>
    Object.fromEntries(Object.entries(from).map(([qid, docs]) => [qid, Object.fromEntries(Object.entries(docs).filter(([docid]) => by[qid]?.[docid] !== undefined))]))
  return greatestDifference(shared(some, others), shared(others, some))
}

/** What two runs of one recipe may differ by, on whatever devices: that of the known-answer check. */
export const sameWithin = (dtype: Dtype): number => boundOf(dtype)
