/** A measure at every depth of a reranking, in one pass: nothing is sorted again, and a list that did not change is not measured again. */
import { UNREACHED } from '../columns/unreached.ts'
import { isJudgedQuery, judgedRanking, listOf, type JoinedJudgements, type RankedLists } from './judgements.ts'
import { UNJUDGED, type JudgedRanking } from './judged-ranking.ts'
import type { Measure } from './measure.ts'
import { valueOf } from './value-of.ts'

/** A measure by depth. */
export interface DepthCurve {
  readonly measure: Measure
  /** Float64: the mean where the first d are reranked, d from 0 (none are) to the deepest. */
  readonly mean: Float64Array
  /** Float64, as long: pairs that are scored for it, over all queries that have candidates. */
  readonly pairs: Float64Array
  /** Judged queries averaged over: those that are scored to the deepest. */
  readonly n: number
}

/**
 * `over` is what is reranked, and `places` has one number a place of it: where its candidate stands in a reranking that
 * just reaches it (`entryPlaces` of src/ranking). Queries that are incomplete, or end before `deepest` for want of scores,
 * are left out, as in `evaluate`; lists that are shorter than a depth stay as they are. RangeError unless `deepest` is a
 * whole number from 0 up.
 */
export function evaluateByDepth(over: RankedLists, places: Uint32Array, judgements: JoinedJudgements, measure: Measure, level: number, deepest: number): DepthCurve {
  if (!(Number.isInteger(deepest) && deepest >= 0)) throw new RangeError(`The deepest must be a whole number from 0 up, not ${deepest}`)
  const sums = new Float64Array(deepest + 1)
  let n = 0
  for (let j = 0; j < judgements.query.length; j++) {
    const { pairs, complete } = listOf(over, judgements, j)
    if (!isJudgedQuery(judgements, j) || !complete) continue
    const start = judgements.query[j] === -1 ? 0 : (over.offsets[judgements.query[j] as number] as number)
    const own = places.subarray(start, start + pairs.length)
    if (reached(own) < Math.min(deepest, pairs.length)) continue
    n++
    addByDepth(sums, judgedRanking(judgements, j, pairs), own, measure, level)
  }
  return { measure, mean: measure.definition.summary === 'sum' ? sums : sums.map((sum) => (n === 0 ? NaN : sum / n)), pairs: pairsByDepth(over, deepest), n }
}

/** The deepest that every judged and complete query is scored to; the longest list's length where all are scored to their ends. */
export function deepestReached(over: RankedLists, places: Uint32Array, judgements: JoinedJudgements): number {
  let [deepest, longest] = [Infinity, 0]
  for (const query of judgements.query) {
    if (query < 0 || over.complete[query] !== 1) continue
    const own = places.subarray(over.offsets[query], over.offsets[query + 1])
    const scored = reached(own)
    longest = Math.max(longest, own.length)
    if (scored < own.length) deepest = Math.min(deepest, scored)
  }
  return Math.min(deepest, longest)
}

/** How many of a query's first candidates a place is known of. */
function reached(places: Uint32Array): number {
  const end = places.indexOf(UNREACHED)
  return end < 0 ? places.length : end
}

function addByDepth(sums: Float64Array, ranking: JudgedRanking, places: Uint32Array, measure: Measure, level: number): void {
  const { ranked } = ranking
  // Once the unjudged are out, what stands below the cut-off here may stand above it.
  const cutoff = measure.parameters.judged_only ? Infinity : (measure.cutoff ?? Infinity)
  const standing = new Standing(ranked)
  let value = valueOf(measure, ranking, level)
  sums[0] = (sums[0] as number) + value
  for (let depth = 1; depth < sums.length; depth++) {
    const at = depth - 1
    if (at < ranked.length && standing.enter(at, places[at] as number) < cutoff) {
      standing.write()
      value = valueOf(measure, ranking, level)
    }
    sums[depth] = (sums[depth] as number) + value
  }
}

/** Where the judged documents of a list stand while it is reranked. They are few, and the others tell a measure nothing: so nothing else is moved. */
class Standing {
  readonly #ranked: Int32Array
  readonly #grades: number[] = []
  readonly #places: number[] = []

  constructor(ranked: Int32Array) {
    this.#ranked = ranked
    ranked.forEach((grade, place) => {
      if (grade === UNJUDGED) return
      this.#grades.push(grade)
      this.#places.push(place)
    })
  }

  /** Has what stands at `from` move up to `to`, those between one down; returns the highest place that a judged one left or took, Infinity where none moved. */
  enter(from: number, to: number): number {
    let highest = Infinity
    if (from === to) return highest
    for (let at = 0; at < this.#places.length; at++) {
      const place = this.#places[at] as number
      if (place < to || place > from) continue
      const next = place === from ? to : place + 1
      this.#places[at] = next
      highest = Math.min(highest, place, next)
    }
    return highest
  }

  /** Puts the grades where they now stand. */
  write(): void {
    this.#ranked.fill(UNJUDGED)
    for (let at = 0; at < this.#places.length; at++) this.#ranked[this.#places[at] as number] = this.#grades[at] as number
  }
}

/** A list of n takes min(d, n) pairs to depth d, so each depth takes one more of every list that goes so deep. */
function pairsByDepth({ offsets }: RankedLists, deepest: number): Float64Array {
  const pairs = new Float64Array(deepest + 1)
  // First how many lists end at each depth, all that go on counted at the deepest.
  for (let query = 0; query + 1 < offsets.length; query++) {
    const end = Math.min(deepest, (offsets[query + 1] as number) - (offsets[query] as number))
    pairs[end] = (pairs[end] as number) + 1
  }
  for (let depth = deepest - 1; depth >= 0; depth--) pairs[depth] = (pairs[depth] as number) + (pairs[depth + 1] as number)
  pairs[0] = 0
  for (let depth = 1; depth <= deepest; depth++) pairs[depth] = (pairs[depth] as number) + (pairs[depth - 1] as number)
  return pairs
}
