/** nDCG as trec_eval has it: linear gains, ideal list over all judged passages, unjudged and negative count as 0. */

/**
 * nDCG@`cutoff` of grades in ranked order, against all grades of the query's judgements; 0 where none is positive.
 * DCG@k = Σ over i = 1..k of max(grade, 0) / log2(i + 1)  (Järvelin and Kekäläinen 2002, in trec_eval's form).
 */
export function ndcg(ranked: readonly number[], judged: readonly number[], cutoff: number): number {
  const ideal = discountedGain([...judged].sort((a, b) => b - a), cutoff)
  return ideal === 0 ? 0 : discountedGain(ranked, cutoff) / ideal
}

const discountedGain = (grades: readonly number[], cutoff: number) =>
  grades.slice(0, cutoff).reduce((sum, grade, at) => sum + Math.max(grade, 0) / Math.log2(at + 2), 0)
