/** A query's phrasings, and where each of them puts a passage. */
import { phrasingRows } from '../../collection/phrasings.ts'
import { textAt } from '../../columns/text-table.ts'
import { byScore, type Scores } from '../../ranking/order.ts'
import { rankedPairs } from '../../ranking/rankings.ts'
import { scorerKey } from '../../systems/key.ts'
import type { SystemScores } from '../scores.ts'
import type { ShownSystem } from '../views.ts'
import type { Base } from './base.ts'
import type { CombinedPhrasings } from './phrased.ts'
import { stageKey, type OrderedSystem } from './systems.ts'

export interface PhrasingView {
  /** A row of the collection as it was brought. */
  readonly row: number
  readonly id: string
  /** Empty where no file brought it. */
  readonly text: string
}

/** A passage by one system under one phrasing. */
export interface PhrasingPlace {
  /** From 1, by the phrasing's own scores among what is ranked of its list; null where it has no score of the passage. */
  readonly rank: number | null
  readonly score: number | null
}

export interface PlacesByPhrasing {
  readonly phrasings: readonly PhrasingView[]
  readonly systems: readonly { readonly system: ShownSystem; readonly places: readonly PhrasingPlace[] }[]
}

/** Empty where nothing has phrasings. */
export function phrasingsOfQuery({ phrased }: Base, query: number): readonly PhrasingView[] {
  if (!phrased) return []
  const { brought, phrasings } = phrased
  return Array.from(phrasingRows(phrasings, query), (row) => ({ row, id: textAt(brought.queryIds, row), text: textAt(brought.queryTexts, row) }))
}

/** Of first stages and of what scorers and pipelines scored last; null where the query has one phrasing. */
export function placesByPhrasing(base: Base, systems: readonly OrderedSystem[], scored: readonly SystemScores[], query: number, pair: number): PlacesByPhrasing | null {
  const { phrased } = base
  const phrasings = phrasingsOfQuery(base, query)
  if (!phrased || phrasings.length < 2) return null
  const placed = systems.flatMap((system) => {
    const own = ownScores(phrased, system, scored)
    if (!own) return []
    const head = headOf(system, query)
    return [{ system: system.shown, places: phrasings.map(({ row }) => placeOf(phrased, own, row, pair, head)) }]
  })
  return { phrasings, systems: placed }
}

/** What a system gave the phrasings' pairs; null for those that are made of other systems, or of judgements. */
function ownScores({ brought }: CombinedPhrasings, { shown, stages }: OrderedSystem, scored: readonly SystemScores[]): Scores | null {
  const last = stages.at(-1)
  if (last) return scored.find(({ key }) => key === scorerKey(last.scores.scorer))?.values ?? null
  return brought.firstStages.find(({ name }) => stageKey(name) === shown.key)?.score ?? null
}

/** The pairs that the system's scores order; null where it orders all. */
function headOf({ stages }: OrderedSystem, query: number): ReadonlySet<number> | null {
  const last = stages.at(-1)
  return last ? new Set(rankedPairs(last.over, query).subarray(0, last.depth)) : null
}

function placeOf({ brought: { candidates }, pairOf, docOrder }: CombinedPhrasings, scores: Scores, row: number, pair: number, head: ReadonlySet<number> | null): PhrasingPlace {
  const [start, end] = [candidates.offsets[row] as number, candidates.offsets[row + 1] as number]
  const own = pairOf.subarray(start, end).indexOf(pair) + start
  const score = own < start ? NaN : (scores[own] as number)
  if (Number.isNaN(score) || head?.has(pair) === false) return { rank: null, score: null }
  const precedes = byScore(scores, candidates.passage, docOrder)
  let rank = 0
  for (let at = start; at < end; at++) if (head?.has(pairOf[at] as number) !== false && precedes(at, own)) rank++
  return { rank, score }
}
