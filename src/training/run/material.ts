/** What trainings on the same data share: the lists, their features, and what the untrained head is known to give. */
import { keptScores } from '../../scoring/kept-scores.ts'
import type { FeatureStore } from '../../scoring/features.ts'
import type { ScoreStore } from '../../scoring/score-store.ts'
import type { Backends } from './backends.ts'
import type { CheckpointStore } from './checkpoint.ts'
import type { Breathe } from './control.ts'
import { readFeatures, type FeatureRows } from './feature-rows.ts'
import { partHead, throughFrozen, type HeadParts } from './head-parts.ts'
import { layOut, pairsNeeded, type Layout } from './layout.ts'
import type { Task } from './task.ts'

/** What a training needs of the world. */
export interface TrainingParts {
  readonly features: FeatureStore
  readonly ledger: Pick<ScoreStore, 'read'>
  readonly checkpoints: CheckpointStore
  readonly backends: Backends
  readonly breathe: Breathe
}

export interface Material {
  readonly layout: Layout
  readonly head: HeadParts
  /** Width of the features as they are kept. */
  readonly width: number
  /** What the trained layers start from. */
  readonly features: FeatureRows
  /** Scores that the model itself gave to some of the validation pairs, one a scored place; NaN where none is kept. */
  readonly known: Float32Array
}

/** Validation queries whose kept scores are compared. */
const COMPARED = 50

/** Throws RangeError where the config comes to nothing or a feature is missing. */
export async function materialOf(task: Task, { features, ledger }: Pick<TrainingParts, 'features' | 'ledger'>): Promise<Material> {
  const layout = layOut(task)
  const head = partHead(task.head, task.config.train)
  const rows = await readFeatures(features, task.collection, task.scorer, pairsNeeded(layout, ['train', 'validation']))
  return { layout, head, width: rows.width, features: throughFrozen(head, rows), known: await knownScores(task, layout, ledger) }
}

async function knownScores({ collection, scorer }: Task, { judged: { validation } }: Layout, ledger: Pick<ScoreStore, 'read'>): Promise<Float32Array> {
  const { query, order, passage, scored } = validation
  const atOf = new Map(Array.from(scored, (place, at) => [place, at] as const))
  const known = new Float32Array(scored.length).fill(NaN)
  for (const [list, row] of query.subarray(0, COMPARED).entries()) {
    const places = Array.from(order.pairs.subarray(order.offsets[list], order.offsets[list + 1])).filter((place) => atOf.has(place))
    const pairs = places.map((place) => ({ row: place, query: row, passage: passage[place] as number }))
    const kept = await keptScores(ledger, scorer, collection, row, pairs)
    kept.pairs.forEach(({ row: place }, i) => (known[atOf.get(place) ?? -1] = kept.scores[i] as number))
  }
  return known
}
