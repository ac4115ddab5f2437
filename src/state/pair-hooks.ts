/** What the Measures screen reads of pairs of systems; nothing is computed while a job runs. */
import { useEffect, useMemo } from 'react'
import { pairsAmong, type Pair } from '../evaluation/family.ts'
import type { Interval } from '../evaluation/statistics/bootstrap.ts'
import { superscripts, type Superscripts } from './derived/superscripts.ts'
import { testedPairs, type TestedPair } from './derived/tested-pairs.ts'
import { columnValues, measureValues, valuesOf, type SystemValues } from './derived/tested-values.ts'
import { valuesKey } from './derived/values-key.ts'
import { want } from './evaluation-queue.ts'
import { useFacts } from './hooks.ts'
import { useJobStore } from './job.ts'
import { useRule } from './rule.ts'
import { selectBase, selectSystems } from './selected.ts'
import { families, intervals, randomisations } from './significance.ts'

export { chooseRule, useRule } from './rule.ts'
export type { Superscripts } from './derived/superscripts.ts'
export type { TestedPair } from './derived/tested-pairs.ts'

const noValues: SystemValues = []

export interface TestedMeasure {
  /** While a job runs, tests wait for it. */
  readonly isWaiting: boolean
  /** Null until the worker has answered. */
  readonly pairs: readonly TestedPair[] | null
  /** Queries that all systems have, which Tukey's HSD is over. */
  readonly n: number
  /** 95 % interval of the pair in view, system minus baseline; null until it is known. */
  readonly interval: Interval | null
}

/** All pairs of systems on a measure; of them `inView` is computed first. Places are those of useSystems. */
export function useTestedMeasure(measure: string, inView: Pair): TestedMeasure {
  const facts = useFacts()
  const idle = useJobStore((state) => state.job.kind === 'idle')
  const rule = useRule()
  const known = { families: families.useKnown((state) => state.known), randomisations: randomisations.useKnown((state) => state.known), intervals: intervals.useKnown((state) => state.known) }
  const base = selectBase(facts)
  const values = base ? measureValues(base, selectSystems(facts), measure, facts.choices.level) : noValues
  const { system, baseline } = inView
  useEffect(() => {
    const view = valuesOf(values, { system, baseline })
    const others = pairsAmong(values.length).map((pair) => randomisations.task(valuesOf(values, pair)))
    want('pair', idle && values.length > 1 ? [families.task(values), randomisations.task(view), intervals.task(view), ...others] : [])
    return () => want('pair', [])
  }, [idle, values, system, baseline])
  const family = known.families.get(valuesKey(values))
  const pairs = useMemo(() => (family ? testedPairs(family, values, known.randomisations, rule) : null), [family, values, known.randomisations, rule])
  return { isWaiting: !idle, pairs, n: family?.n ?? 0, interval: known.intervals.get(valuesKey(valuesOf(values, inView))) ?? null }
}

/** The superscripts of the measure table, column by column as they are computed. */
export function useSuperscripts(): Superscripts {
  const facts = useFacts()
  const idle = useJobStore((state) => state.job.kind === 'idle')
  const rule = useRule()
  const knownFamilies = families.useKnown((state) => state.known)
  const knownRandomisations = randomisations.useKnown((state) => state.known)
  const base = selectBase(facts)
  const { measures, level } = facts.choices
  const columns = base ? columnValues(base, selectSystems(facts), measures, level) : noColumns
  const flips = rule.test === 'randomisation'
  useEffect(() => {
    const quick = columns.map((systems) => families.task(systems))
    const slow = flips ? columns.flatMap((systems) => pairsAmong(systems.length).map((pair) => randomisations.task(valuesOf(systems, pair)))) : []
    want('all pairs', idle && (columns[0]?.length ?? 0) > 1 ? [...quick, ...slow] : [])
    return () => want('all pairs', [])
  }, [idle, columns, flips])
  return useMemo(() => superscripts(columns, { families: knownFamilies, randomisations: knownRandomisations }, rule), [columns, knownFamilies, knownRandomisations, rule])
}
const noColumns: readonly SystemValues[] = []
