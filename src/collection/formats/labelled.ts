/** Training rows name passages that are right and passages that are wrong: they are candidates and judgements at once. */
import { takeCandidates } from './candidates.ts'
import { isObject } from './fields.ts'
import type { Place } from './format.ts'

/** Such rows have no ranking of their own, and the order they stand in gives the answer away. */
export const unranked =
  'The labels came in as judgements named after the file. It holds no ranking: its right passages stand first, so the first stage looks perfect and is no baseline.'

/** Right passages get grade 1, or what `gradeOf` says, wrong ones 0. Where a passage stands under both, it is right. */
export function takeLabelled(right: unknown, wrong: unknown, query: number, at: Place, gradeOf: (value: unknown) => number = () => 1): void {
  takeCandidates(listed(right), query, at, undefined, gradeOf)
  takeCandidates(listed(wrong), query, at, undefined, () => 0)
}

/** One text or many. */
export function listed(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'string' || isObject(value) ? [value] : []
}

export const isListed = (value: unknown) => Array.isArray(value) || typeof value === 'string'
