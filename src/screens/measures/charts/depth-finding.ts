/** What the lines over depth say, in a sentence, and which depths a table shows. */
import type { DepthLine, DepthPoint } from '../../../state/chart-views.ts'

/** What counts as reaching the best: as much as a table shows. */
const AS_GOOD = 0.00005

/** `embedded/reranker is best when it reranks the first 37 (nDCG@10 .7432), not all 100`. */
export function depthFinding(lines: readonly DepthLine[], measureName: string): string {
  const tops = lines.flatMap((line) => {
    const top = topOf(line)
    return top ? [{ line, top }] : []
  })
  const [best] = tops.toSorted((one, other) => other.top.value - one.top.value)
  if (!best) return `How deep does reranking pay in ${measureName}?`
  const { line, top } = best
  const deepest = line.points.length - 1
  const value = `${measureName} ${top.value.toFixed(4)}`
  if (top.depth === 0) return `Reranking loses ${measureName} at every depth`
  if (top.depth >= deepest) return `${line.system.name} gains down to the last of ${deepest} candidates (${value})`
  return `${line.system.name} is best over the first ${top.depth} of ${deepest} candidates (${value})`
}

/** The least depth that is as good as the best one; null for a line of nothing. */
export function topOf({ points }: DepthLine): DepthPoint | null {
  const best = points.reduce((most, { value }) => (value > most ? value : most), -Infinity)
  return points.find(({ value }) => value >= best - AS_GOOD) ?? null
}

const ROUND = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/** Round depths, and the deepest. */
export const tableDepths = (deepest: number): readonly number[] => [...new Set([...ROUND.filter((depth) => depth < deepest), deepest])]
