/** Several ranked lists a query become one list of pairs, with a score column a first stage. */
import { float64In, uint32In, type Allocate } from '../columns/memory.ts'
import type { Candidates, FirstStage } from './collection.ts'
import type { Stage } from './stage.ts'

/** Pairs of a query stand in the order in which the stages first name them. */
export function unionOf(stages: readonly Stage[], queries: number, passages: number, allocate: Allocate): { candidates: Candidates; firstStages: FirstStage[] } {
  const [only] = stages
  if (only && stages.length === 1) return unionOfOne(only, queries, allocate)
  const pairOf = new Uint32Array(passages)
  const seenBy = new Uint32Array(passages)
  const offsets = uint32In(allocate, queries + 1)
  let pairs = 0
  for (let query = 0; query < queries; query++) {
    for (const stage of stages) {
      for (const passage of stage.passage.subarray(stage.start[query], stage.end[query])) {
        if (seenBy[passage] === query + 1) continue
        seenBy[passage] = query + 1
        pairs++
      }
    }
    offsets[query + 1] = pairs
  }
  seenBy.fill(0)
  const passage = uint32In(allocate, pairs)
  const firstStages = stages.map(({ name, scored }) => ({ name, scored, score: float64In(allocate, pairs).fill(NaN) }))
  for (let query = 0; query < queries; query++) {
    let next = offsets[query] as number
    for (const [which, stage] of stages.entries()) {
      for (let row = stage.start[query] as number; row < (stage.end[query] as number); row++) {
        const candidate = stage.passage[row] as number
        if (seenBy[candidate] !== query + 1) {
          seenBy[candidate] = query + 1
          pairOf[candidate] = next
          passage[next++] = candidate
        }
        const stageOut = firstStages[which] as (typeof firstStages)[number]
        stageOut.score[pairOf[candidate] as number] = stage.score[row] as number
      }
    }
  }
  return { candidates: { offsets, passage }, firstStages }
}

/** A list has each passage once, so one stage's lists are the pairs as they are. */
function unionOfOne({ name, scored, start, end, ...stage }: Stage, queries: number, allocate: Allocate): { candidates: Candidates; firstStages: FirstStage[] } {
  const offsets = uint32In(allocate, queries + 1)
  for (let query = 0; query < queries; query++) offsets[query + 1] = (offsets[query] as number) + (end[query] as number) - (start[query] as number)
  const pairs = offsets[queries] as number
  const [passage, score] = [uint32In(allocate, pairs), float64In(allocate, pairs)]
  for (let query = 0; query < queries; query++) {
    passage.set(stage.passage.subarray(start[query], end[query]), offsets[query])
    score.set(stage.score.subarray(start[query], end[query]), offsets[query])
  }
  return { candidates: { offsets, passage }, firstStages: [{ name, scored, score }] }
}
