/** What the fusion panel reads. */
import { useEffect, useMemo, useState } from 'react'
import { crossValidate, type CrossValidation } from '../evaluation/cross-validation.ts'
import { fusionKey } from '../systems/key.ts'
import type { FusionRule } from '../systems/system.ts'
import { useChosenMeasure } from './chart-hooks.ts'
import { partsOf } from './derived/fused.ts'
import { evaluateFusion, mixed, SWEPT } from './derived/weight-sweep.ts'
import { useFacts } from './hooks.ts'
import { selectBase, selectSystems } from './selected.ts'
import { useFusions } from './fusions.ts'
import type { ShownSystem } from './views.ts'

/** A fusion's mean of the chosen measure; null where it has none. */
export interface FusedMean {
  readonly mean: number
  readonly n: number
}

/** The chosen measure of a fusion of systems by their keys, whether or not it is kept. */
export function useFusedMean(a: string, b: string, rule: FusionRule): FusedMean | null {
  const { base, parts, measure, level } = useParts(a, b)
  return useMemo(() => {
    const evaluation = base && parts && measure ? evaluateFusion(base, parts, rule, measure, level) : null
    return evaluation && !Number.isNaN(evaluation.mean) ? { mean: evaluation.mean, n: evaluation.n } : null
  }, [base, parts, rule, measure, level])
}

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
export function useWeightSweep(a: string, b: string, normalisation: Normalisation | null): WeightSweep {
  const { base, parts, measure, level } = useParts(a, b)
  const run = useMemo(
    () => (base && parts && measure && normalisation ? { columns: [] as Float64Array[], next: (weight: number) => evaluateFusion(base, parts, mixed(normalisation, weight), measure, level) } : null),
    [base, parts, measure, level, normalisation],
  )
  const [done, setDone] = useState<{ readonly of: typeof run; readonly columns: readonly Float64Array[] }>({ of: null, columns: [] })
  useEffect(() => {
    if (!run) return
    let timer = 0
    const turn = () => {
      const end = performance.now() + TURN
      do {
        const weight = SWEPT[run.columns.length]
        const evaluation = weight === undefined ? null : run.next(weight)
        if (!evaluation) break
        run.columns.push(evaluation.perQuery)
      } while (performance.now() < end)
      setDone({ of: run, columns: [...run.columns] })
      if (run.columns.length < SWEPT.length) timer = window.setTimeout(turn)
    }
    timer = window.setTimeout(turn)
    return () => window.clearTimeout(timer)
  }, [run])
  return useMemo(() => sweepOf(done.of === run ? done.columns : []), [done, run])
}

function sweepOf(columns: readonly Float64Array[]): WeightSweep {
  const points = columns.map((column, at) => {
    const values = column.filter((value) => !Number.isNaN(value))
    return { weight: SWEPT[at] as number, value: values.reduce((sum, value) => sum + value, 0) / values.length }
  })
  const queries = columns[0]?.filter((value) => !Number.isNaN(value)).length ?? 0
  if (columns.length < SWEPT.length || queries < FOLDS) return { points, chosen: null }
  const found = crossValidate(columns, FOLDS, SEED)
  return { points, chosen: { ...found, weights: found.chosen.map((setting) => SWEPT[setting] as number) } }
}

function useParts(a: string, b: string) {
  const facts = useFacts()
  const measure = useChosenMeasure()
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  const parts = useMemo(() => partsOf(systems, [a, b]), [systems, a, b])
  return { base, parts, measure, level: facts.choices.level }
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
