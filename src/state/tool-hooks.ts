/** What the panels behind the measure table ask of the evaluation worker: other tools' numbers, tie orders, ceilings. Nothing is asked while a job runs. */
import { useMemo } from 'react'
import type { Ceiling } from '../evaluation/ceilings.ts'
import type { DialectRow } from '../evaluation/dialects/compare-dialects.ts'
import type { TieSpread } from '../evaluation/tie-orders/spread.ts'
import { useAnswer, type Answer } from './answer.ts'
import { withVariants } from './derived/dialect-measures.ts'
import { depthOf } from './derived/systems.ts'
import { toolRunOf } from './derived/tool-run.ts'
import { useFacts } from './hooks.ts'
import { useJobStore } from './job.ts'
import { selectBase, selectSystems } from './selected.ts'
import type { ShownSystem } from './views.ts'
import { evaluation } from './workers.ts'

const useIdle = () => useJobStore((state) => state.job.kind === 'idle')

/** A system's run by every dialect: the table's measures, and beside them those in which tools differ most. Null without such a system or judgements. */
export function useDialects(key: string): Answer<readonly DialectRow[]> {
  const facts = useFacts()
  const idle = useIdle()
  const base = selectBase(facts)
  const system = selectSystems(facts).find(({ shown }) => shown.key === key)
  const { measures, level } = facts.choices
  const ask = useMemo(() => {
    const run = base && system && toolRunOf(base, system)
    if (!run || !idle) return null
    const names = withVariants(measures, level, base.maxGrade)
    return () => evaluation((worker) => worker.compareDialects(run, names, level))
  }, [base, system, measures, level, idle])
  return useAnswer(ask)
}

export interface SystemTies {
  readonly system: ShownSystem
  readonly spread: TieSpread
}

/** How far the chosen measure's mean depends on the order of equal scores, for each system that has scores. */
export function useTies(): Answer<readonly SystemTies[]> {
  const facts = useFacts()
  const idle = useIdle()
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  const { measure, level } = facts.choices
  const ask = useMemo(() => {
    const judgements = base?.joined
    if (!judgements || !idle) return null
    const scored = systems.flatMap((system) => (system.values ? [{ ...system, values: system.values }] : []))
    return () =>
      evaluation((worker) =>
        Promise.all(
          scored.map(async (system): Promise<SystemTies> => ({
            system: system.shown,
            spread: await worker.tieSpread(system.rankings, judgements, measure, level, system.values, depthOf(system)),
          })),
        ),
      )
  }, [base, systems, measure, level, idle])
  return useAnswer(ask)
}

export interface MeasureCeiling extends Ceiling {
  readonly measure: string
}

/** The best that the chosen first stage's candidates, and all judged documents, could give, for each measure of the table. */
export function useCeilings(): Answer<readonly MeasureCeiling[]> {
  const facts = useFacts()
  const idle = useIdle()
  const base = selectBase(facts)
  const { measures, level } = facts.choices
  const ask = useMemo(() => {
    const judgements = base?.joined
    if (!judgements || !idle) return null
    return () =>
      evaluation(async (worker) => {
        const found = await worker.ceilings(base.order, judgements, measures, level)
        return found.map((ceiling, at): MeasureCeiling => ({ ...ceiling, measure: measures[at] ?? '' }))
      })
  }, [base, measures, level, idle])
  return useAnswer(ask)
}
