import type { ComparisonColumn } from '../../state/views.ts'

/** How many of a list are judged, and how many of them are relevant from this grade on. */
export function relevantIn(column: ComparisonColumn, level: number): { relevant: number; judged: number } {
  let [relevant, judged] = [0, 0]
  for (let at = 0; at < column.length; at++) {
    const { grade } = column.item(at)
    if (grade === null) continue
    judged++
    if (grade >= level) relevant++
  }
  return { relevant, judged }
}
