/** Values per query as tests take them: an array a system, for each measure. */
import type { Pair } from '../../evaluation/family.ts'
import type { Base } from './base.ts'
import { evaluations } from './measures.ts'
import { memo } from './memo.ts'
import type { OrderedSystem } from './systems.ts'

export type SystemValues = readonly Float64Array[]

/** A system and its baseline. */
export type PairValues = readonly [system: Float64Array, baseline: Float64Array]

/** Of the columns of the measure table. */
export const columnValues = memo((base: Base, systems: readonly OrderedSystem[], names: readonly string[], level: number): readonly SystemValues[] => {
  const rows = systems.map((system) => evaluations(base, system, names, level))
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]?.perQuery ?? none))
})

/** Of one measure, in the table or not; empty where the name is no measure's, and without judgements. */
export const measureValues = memo((base: Base, systems: readonly OrderedSystem[], name: string, level: number): SystemValues => {
  const names = [name]
  return systems.flatMap((system) => evaluations(base, system, names, level).map(({ perQuery }) => perQuery))
})

/** A pair's two. */
export const valuesOf = (systems: SystemValues, { system, baseline }: Pair): PairValues => [systems[system] ?? none, systems[baseline] ?? none]

const none = new Float64Array(0)
