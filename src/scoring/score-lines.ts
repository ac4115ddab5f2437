/** Kept scores as text: one JSON object a line, of one scorer and one query. */
import type { KeptRecord } from './score-store.ts'

/**
 * `{"key", "scorer", "query", "passages": […], "scores": […]}`: the scorer's key with its recipe (null where it is not
 * known), then the hashes of the texts, and a float32 for each passage in nine digits, which name it exactly.
 */
export function scoreLine({ key, scorer, query, passages, scores }: KeptRecord): string {
  return `${JSON.stringify({ key, scorer, query, passages, scores: Array.from(scores, (score) => Number(score.toPrecision(9))) })}\n`
}
