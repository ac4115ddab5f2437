/** Fusions as systems: their scores and orders, made from those of their parts. */
import { reciprocalRankScores, weightedScores } from '../../ranking/fusion.ts'
import { normalised, type Normalisation } from '../../ranking/normalise.ts'
import { orderByScore, type Scores } from '../../ranking/order.ts'
import { orderOfSome } from '../../ranking/order-some.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { withTail } from '../../ranking/tail.ts'
import { fusionName } from '../../systems/fusion.ts'
import { fusionKey } from '../../systems/key.ts'
import type { FusionRule } from '../../systems/system.ts'
import { uniqueTexts } from '../../systems/unique.ts'
import type { Base } from './base.ts'
import { memo, memoByKey } from './memo.ts'
import { opinionOf } from './opinion.ts'
import type { OrderedSystem } from './systems.ts'

/** A fusion as a person put it together: of systems by their keys, so that it follows their depth and first stage. */
export interface PlannedFusion {
  readonly parts: readonly string[]
  readonly rule: FusionRule
}

export interface KeptFusion extends PlannedFusion {
  /** Index into the palette. */
  readonly colour: number
}

/** The systems, and behind them those fusions whose parts are all among them. */
export const withFusions = memo((base: Base | null, systems: readonly OrderedSystem[], fusions: readonly KeptFusion[]): readonly OrderedSystem[] => {
  if (!base || fusions.length === 0) return systems
  const made = fusions.flatMap((fusion) => fusedSystem(base, systems, fusion) ?? [])
  const names = uniqueTexts([...systems, ...made].map(({ shown }) => shown.name)).slice(systems.length)
  return [...systems, ...made.map((system, at) => ({ ...system, shown: { ...system.shown, name: names[at] ?? system.shown.name } }))]
})

function fusedSystem(base: Base, systems: readonly OrderedSystem[], { parts: keys, rule, colour }: KeptFusion): OrderedSystem | null {
  const parts = partsOf(systems, keys)
  if (!parts) return null
  const key = fusionKey(keys, rule)
  const values = fusedScores(key, base, parts, rule)
  const name = fusionName(parts.map(({ shown }) => shown.name), rule)
  return {
    shown: { key, name, kind: 'fusion', system: { kind: 'fusion', systems: parts.map(({ shown }) => shown.system), rule }, colour, start: null },
    rankings: orderOf(key, base, values, ...parts.map(({ rankings }) => rankings)),
    values,
    stages: [],
    parts,
    model: null,
  }
}

/** The systems of these keys; null where one is missing, or has no scores to fuse. */
export function partsOf(systems: readonly OrderedSystem[], keys: readonly string[]): readonly OrderedSystem[] | null {
  const parts = keys.flatMap((key) => systems.find(({ shown, values }) => shown.key === key && values) ?? [])
  return parts.length === keys.length ? parts : null
}

/** One score a pair, NaN where no part has one. `purpose` keeps two readers from evicting each other. */
export function fusedScores(purpose: string, base: Base, parts: readonly OrderedSystem[], rule: FusionRule): Float64Array {
  const opinions = parts.flatMap((part) => opinionOf(part) ?? [])
  if (rule.kind === 'reciprocal-rank') return byRanks(purpose, base, rule.k, ...opinions)
  return weighted(purpose, rule, ...comparable(`${rule.normalisation} ${parts.map(({ shown }) => shown.key).join()}`, base, rule.normalisation, ...opinions))
}

const comparable = memoByKey((base: Base, by: Normalisation, ...opinions: Scores[]) => normalised(opinions, base.collection.candidates, base.docOrder, by))

const weighted = memoByKey((rule: Extract<FusionRule, { kind: 'interpolation' }>, ...lists: Float64Array[]) => weightedScores(lists, rule.weights))

const byRanks = memoByKey((base: Base, k: number, ...opinions: Scores[]) => {
  const { candidates } = base.collection
  return reciprocalRankScores(opinions.map((scores) => orderByScore(candidates, scores, base.docOrder)), candidates.passage.length, k)
})

/** Complete where all parts are; candidates that no part scored keep the first stage's order at the end. */
const orderOf = memoByKey((base: Base, values: Float64Array, ...parts: Rankings[]): Rankings => fusedOrder(base, values, parts))

/**
 * The same for scores that are not kept, while a weight is being chosen. With `wanted` (one a pair) it is exact for the pairs
 * that have a 1 there, and for the others need not be.
 */
export function fusedOrder({ collection: { candidates }, docOrder, ...base }: Base, values: Float64Array, parts: readonly Rankings[], wanted?: Uint8Array): Rankings {
  const order = wanted ? orderOfSome(candidates, values, docOrder, wanted) : orderByScore(candidates, values, docOrder)
  const complete = order.complete.map((_, query) => Number(parts.every((part) => part.complete[query] === 1)))
  const scored = { ...order, complete }
  return hasAll(values, base.order.pairs) ? scored : withTail(scored, base.order)
}

function hasAll(values: Float64Array, pairs: Uint32Array): boolean {
  for (let at = 0; at < pairs.length; at++) if (Number.isNaN(values[pairs[at] as number])) return false
  return true
}
