import { countRelevant, isRelevant } from '../measures/definition.ts'
import { eachGroup, type Expectation } from './tied-ranking.ts'

const nonrelevant = (grades: Int32Array, level: number) => grades.reduce((sum, grade) => sum + Number(grade >= 0 && !isRelevant(grade, level)), 0)

/** Expected bpref: of a group's m judged nonrelevant documents, 0 to m stand above each of its relevant ones, all equally likely. */
export const expectedBpref: Expectation = (tied, _cutoff, level) => {
  const all = countRelevant(tied.judged, level)
  if (all === 0) return 0
  const most = Math.min(nonrelevant(tied.judged, level), all)
  let above = 0
  let sum = 0
  eachGroup(tied, Infinity, (start, end) => {
    const group = tied.ranked.subarray(start, end)
    const relevant = countRelevant(group, level)
    const between = nonrelevant(group, level)
    let kept = 0
    for (let over = above; over <= above + between; over++) kept += over === 0 ? 1 : 1 - Math.min(over, all) / most
    sum += (relevant * kept) / (between + 1)
    above += between
  })
  return sum / all
}
