/** One query's lists side by side. Items are made when they are rendered; nothing here grows with the depth but integer columns. */
import { pairsOf } from '../../collection/collection.ts'
import { textAt } from '../../columns/text-table.ts'
import { UNJUDGED } from '../../evaluation/judged-ranking.ts'
import { isRelevant } from '../../evaluation/measures/definition.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import type { Comparison, ComparisonColumn, PassageView, RankedItem, ShownSystem } from '../views.ts'
import type { Base } from './base.ts'
import { MeasuredOrder } from './measured-order.ts'
import { evaluations, judgedRowOf } from './measures.ts'
import { memo } from './memo.ts'
import { depthOf, stageKey, stagesBehind, type OrderedSystem } from './systems.ts'

/** A pair's grade, or null where nobody judged it. */
export function gradeOf(base: Base, pair: number): number | null {
  const grade = base.joined?.pairGrade[pair]
  return grade === undefined || grade === UNJUDGED ? null : grade
}

/** Whether scorers' and first stages' scores are sums over the ranks under a query's phrasings. */
const sumsRanks = ({ phrased }: Base): boolean => phrased?.combination === 'rrf'

const isByRanks = (base: Base, { system }: ShownSystem): boolean => (system.kind === 'fusion' ? system.rule.kind === 'reciprocal-rank' : sumsRanks(base))

/** A score as a person sees it; null where the system gave none. */
function scoreOf({ shown, values }: OrderedSystem, base: Base, pair: number): number | null {
  const stage = shown.kind === 'first-stage' ? base.collection.firstStages.find(({ name }) => shown.key === stageKey(name)) : undefined
  if (stage && !stage.scored) return null
  const score = values?.[pair]
  return score === undefined || Number.isNaN(score) ? null : score
}

/** 0-based place of each of the query's pairs in an order; -1 where it lacks the pair. */
class Places {
  #places: Int32Array
  #first: number

  constructor(base: Base, query: number, order: Uint32Array) {
    const [start, end] = pairsOf(base.collection.candidates, query)
    this.#first = start
    this.#places = new Int32Array(end - start).fill(-1)
    order.forEach((pair, at) => (this.#places[pair - start] = at))
  }

  of(pair: number): number {
    return this.#places[pair - this.#first] ?? -1
  }
}

/** Of the pairs that each stage is to order, how many are scored. What has no stages wants none. */
function progressOf(system: OrderedSystem, query: number): { scored: number; wanted: number } {
  let [scored, wanted] = [0, 0]
  for (const { over, depth, scores } of stagesBehind(system)) {
    const pairs = rankedPairs(over, query).subarray(0, depth)
    wanted += pairs.length
    for (const pair of pairs) if (!Number.isNaN(scores.values[pair])) scored++
  }
  return { scored, wanted }
}

/** Rank of the first pair that is relevant at the level, from 1; null without one. */
function firstRelevantOf({ joined }: Base, order: Uint32Array, level: number): number | null {
  const at = joined ? order.findIndex((pair) => isRelevant(joined.pairGrade[pair] as number, level)) : -1
  return at < 0 ? null : at + 1
}

/** A system's values of the measure by query; null for one without judgements of it, and while it is incomplete. */
export function valuesOn(base: Base, system: OrderedSystem, measure: string, level: number): (query: number) => number | null {
  const [rows, perQuery] = [judgedRowOf(base), evaluations(base, system, [measure], level)[0]?.perQuery]
  return (query) => {
    const row = rows[query] ?? -1
    const value = row < 0 ? undefined : perQuery?.[row]
    return value === undefined || Number.isNaN(value) ? null : value
  }
}

/** The same of one query alone: the ideal order, for one, is looked at in no other. */
function valueOn(base: Base, { rankings }: OrderedSystem, query: number, measure: string, level: number): number | null {
  const row = judgedRowOf(base)[query] ?? -1
  if (!base.joined || row < 0) return null
  const alone = { ...base.joined, query: base.joined.query.subarray(row, row + 1), offsets: base.joined.offsets.subarray(row, row + 2) }
  const [evaluation] = new MeasuredOrder(rankings, alone).of([measure], level)
  return evaluation?.n === 1 ? evaluation.mean : null
}

export const comparisonOf = memo(
  (base: Base, systems: readonly OrderedSystem[], query: number, measure: string, level: number): Comparison => {
    const [first] = systems
    const firstPlaces = first && new Places(base, query, rankedPairs(first.rankings, query))
    const firstValue = first ? valueOn(base, first, query, measure, level) : null
    const columns = systems.map((system): ComparisonColumn => {
      const order = rankedPairs(system.rankings, query)
      const places = system === first && firstPlaces ? firstPlaces : new Places(base, query, order)
      const value = valueOn(base, system, query, measure, level)
      return {
        system: system.shown,
        length: order.length,
        item(at): RankedItem {
          const pair = order[at]
          if (pair === undefined) throw new RangeError(`Rank ${at + 1} of ${order.length}`)
          const passage = base.collection.candidates.passage[pair] as number
          const belowDepth = at >= depthOf(system)
          const before = system === first || !firstPlaces ? -1 : firstPlaces.of(pair)
          return {
            pair,
            passage,
            docid: textAt(base.collection.passageIds, passage),
            rank: at + 1,
            move: before < 0 ? null : before - at,
            score: belowDepth ? null : scoreOf(system, base, pair),
            grade: gradeOf(base, pair),
            belowDepth,
          }
        },
        byRanks: isByRanks(base, system.shown),
        placeOf: (pair) => places.of(pair),
        value,
        delta: system === first || value === null || firstValue === null ? null : value - firstValue,
        firstRelevant: firstRelevantOf(base, order, level),
        ...progressOf(system, query),
      }
    })
    return {
      query,
      queryId: textAt(base.collection.queryIds, query),
      queryText: textAt(base.collection.queryTexts, query),
      measure,
      columns,
      maxGrade: base.maxGrade,
    }
  },
)

/** A passage with what every system gave it. */
export function passageView(base: Base, systems: readonly OrderedSystem[], query: number, pair: number): PassageView | null {
  const [start, end] = pairsOf(base.collection.candidates, query)
  if (pair < start || pair >= end) return null
  const passage = base.collection.candidates.passage[pair] as number
  return {
    docid: textAt(base.collection.passageIds, passage),
    text: textAt(base.collection.passageTexts, passage),
    grade: gradeOf(base, pair),
    byRanks: sumsRanks(base),
    scores: systems.flatMap((system) => {
      const at = rankedPairs(system.rankings, query).indexOf(pair)
      const score = at < depthOf(system) ? scoreOf(system, base, pair) : null
      return at < 0 ? [] : [{ system: system.shown, rank: at + 1, score, sigmoid: sumsRanks(base) ? null : sigmoidOf(system.shown, score) }]
    }),
  }
}

const sigmoidOf = ({ kind }: ShownSystem, score: number | null): number | null =>
  kind === 'cross-encoder' && score !== null ? 1 / (1 + Math.exp(-score)) : null
