/** What the fusion panel reads. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { crossValidate, type CrossValidation } from '../evaluation/cross-validation.ts'
import type { Measure } from '../evaluation/measure.ts'
import { fusionKey } from '../systems/key.ts'
import type { FusionRule } from '../systems/system.ts'
import { useAfterPaint } from './after-paint.ts'
import { useChosenMeasure } from './chart-hooks.ts'
import type { Base } from './derived/base.ts'
import { partsOf } from './derived/fused.ts'
import type { OrderedSystem } from './derived/systems.ts'
import { evaluateFusion, mixed, SWEPT } from './derived/weight-sweep.ts'
import { useFacts } from './hooks.ts'
import { selectBase, selectSystems } from './selected.ts'
import { useFusions } from './fusions.ts'
import type { ShownSystem } from './views.ts'

/** What is fused and measured. It comes after what is quick, and then holds while a weight is moved. */
export interface Fused {
  readonly base: Base
  readonly parts: readonly OrderedSystem[]
  readonly measure: Measure
  /** The measure as it was chosen. */
  readonly name: string
  readonly level: number
}

/** Two systems by their keys, to be fused; null before the first, where either is missing or has no scores, and without candidates. */
export function useFused(a: string, b: string): Fused | null {
  const facts = useFacts()
  const measure = useChosenMeasure()
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  const { measure: name, level } = facts.choices
  const fused = useAfterPaint(
    useCallback(() => {
      const parts = partsOf(systems, [a, b])
      return base && parts && measure && { base, parts, measure, name, level }
    }, [base, systems, a, b, measure, name, level]),
  )
  return fused?.parts[0]?.shown.key === a && fused.parts[1]?.shown.key === b ? fused : null
}

/** A fusion's mean of the chosen measure; null where it has none. */
export interface FusedMean {
  readonly mean: number
  readonly n: number
}

/** The measure of a fusion, whether or not it is kept: at once, as the rule is moved. */
export const useFusedMean = (fused: Fused | null, rule: FusionRule): FusedMean | null =>
  useMemo(() => {
    const evaluation = fused && evaluateFusion(fused.base, fused.parts, rule, fused.measure, fused.level)
    return evaluation && !Number.isNaN(evaluation.mean) ? { mean: evaluation.mean, n: evaluation.n } : null
  }, [fused, rule])

type Normalisation = Extract<FusionRule, { kind: 'interpolation' }>['normalisation']

export interface WeightSweep {
  /** Means by weight of the second; as many as are computed so far. */
  readonly points: readonly { readonly weight: number; readonly value: number }[]
  /** Null until all are, and where there are too few queries for the folds. */
  readonly chosen: (CrossValidation & { readonly weights: readonly number[] }) | null
}

/** Folds, and the seed that shuffles queries into them. */
export const FOLDS = 5
export const SEED = 1

/** Milliseconds that a turn takes at most before the page gets its own. */
const TURN = 8

/** All weights of the second in small turns, so that the page answers meanwhile; then the weight that cross-validation finds. */
export function useWeightSweep(fused: Fused | null, normalisation: Normalisation | null): WeightSweep {
  const run = useMemo(
    () => (fused && normalisation ? { tried: [] as Tried[], next: (weight: number) => evaluateFusion(fused.base, fused.parts, mixed(normalisation, weight), fused.measure, fused.level) } : null),
    [fused, normalisation],
  )
  const [done, setDone] = useState<{ readonly of: typeof run; readonly tried: readonly Tried[] }>({ of: null, tried: [] })
  useEffect(() => {
    if (!run) return
    let timer = 0
    const turn = () => {
      const end = performance.now() + TURN
      do {
        const weight = SWEPT[run.tried.length]
        const evaluation = weight === undefined ? null : run.next(weight)
        if (weight === undefined || !evaluation) break
        run.tried.push({ weight, value: meanOf(evaluation.perQuery), perQuery: evaluation.perQuery })
      } while (performance.now() < end)
      setDone({ of: run, tried: [...run.tried] })
      if (run.tried.length < SWEPT.length) timer = window.setTimeout(turn)
    }
    timer = window.setTimeout(turn)
    return () => window.clearTimeout(timer)
  }, [run])
  return useMemo(() => sweepOf(done.of === run ? done.tried : []), [done, run])
}

/** A weight with what it came to. */
interface Tried {
  readonly weight: number
  readonly value: number
  readonly perQuery: Float64Array
}

function sweepOf(points: readonly Tried[]): WeightSweep {
  const queries = points[0]?.perQuery.filter((value) => !Number.isNaN(value)).length ?? 0
  if (points.length < SWEPT.length || queries < FOLDS) return { points, chosen: null }
  const found = crossValidate(points.map(({ perQuery }) => perQuery), FOLDS, SEED)
  return { points, chosen: { ...found, weights: found.chosen.map((setting) => SWEPT[setting] as number) } }
}

function meanOf(perQuery: Float64Array): number {
  const values = perQuery.filter((value) => !Number.isNaN(value))
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** The kept fusions that stand on screen, with the keys to take them away by. */
export function useKeptFusions(): readonly { readonly key: string; readonly system: ShownSystem | null }[] {
  const fusions = useFusions((state) => state.fusions)
  const systems = selectSystems(useFacts())
  return useMemo(
    () =>
      fusions.map(({ parts, rule }) => {
        const key = fusionKey(parts, rule)
        return { key, system: systems.find(({ shown }) => shown.key === key)?.shown ?? null }
      }),
    [fusions, systems],
  )
}
