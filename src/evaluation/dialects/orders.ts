/** The orders in which tools put equal scores. All of them put greater scores first. */
import type { JudgedRanking } from '../judged-ranking.ts'
import type { ToolQuery } from './dialect.ts'

/** Ours, and trec_eval's with double scores. */
export const byDocnoDescending = ({ ranked, judged }: ToolQuery): JudgedRanking => ({ ranked, judged })

/** trec_eval before September 2023 kept scores as float32: what is equal then goes by docno, descending. */
export function inFloat32({ ranked, judged, score, docno }: ToolQuery): JudgedRanking {
  const rounded = Float32Array.from(score)
  return reordered(ranked, judged, (a, b) => at(rounded, b) - at(rounded, a) || at(docno, b) - at(docno, a))
}

/** A stable sort: what came first in the file stays first. */
export const firstInFile = ({ ranked, judged, score, place }: ToolQuery): JudgedRanking =>
  reordered(ranked, judged, (a, b) => at(score, b) - at(score, a) || at(place, a) - at(place, b))

/** An ascending sort read from its end: what came last in the file is first. */
export const lastInFile = ({ ranked, judged, score, place }: ToolQuery): JudgedRanking =>
  reordered(ranked, judged, (a, b) => at(score, b) - at(score, a) || at(place, b) - at(place, a))

function reordered(ranked: Int32Array, judged: Int32Array, compare: (a: number, b: number) => number): JudgedRanking {
  const order = Uint32Array.from(ranked, (_, rank) => rank).sort(compare)
  return { ranked: Int32Array.from(order, (rank) => at(ranked, rank)), judged }
}

const at = (column: ArrayLike<number>, row: number) => column[row] as number
