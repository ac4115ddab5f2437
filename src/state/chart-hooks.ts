/** What charts read. Each is computed when its chart is on screen and asks for it, and after what is typed or dragged has been shown. */
import { useDeferredValue, useMemo } from 'react'
import { parseMeasure, type Measure } from '../evaluation/measure.ts'
import type { DepthLine, PricedSystem, SystemSpread } from './chart-views.ts'
import { depthLines } from './derived/depth-curves.ts'
import { measureError } from './derived/measures.ts'
import { pricedSystems } from './derived/priced.ts'
import { scoreSpreads } from './derived/spreads.ts'
import { useFacts } from './hooks.ts'
import { selectBase, selectSystems } from './selected.ts'
import { useSpeeds } from './speeds.ts'

/** The measure that is chosen; null where its name is none, as a link may have it. */
export function useChosenMeasure(): Measure | null {
  const { measure } = useFacts().choices
  return useMemo(() => (measureError(measure) === null ? parseMeasure(measure) : null), [measure])
}

/** The chosen measure by depth, a line a scorer or pipeline. */
export function useDepthLines(): readonly DepthLine[] {
  const facts = useDeferredValue(useFacts())
  const measure = useChosenMeasure()
  const speeds = useSpeeds((state) => state.speeds)
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  return useMemo(() => (base && measure ? depthLines(base, systems, measure, facts.choices.level, speeds) : []), [base, systems, measure, facts.choices.level, speeds])
}

/** What each system is worth and takes. */
export function usePricedSystems(): readonly PricedSystem[] {
  const facts = useDeferredValue(useFacts())
  const speeds = useSpeeds((state) => state.speeds)
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  const { measure, level } = facts.choices
  return useMemo(() => (base ? pricedSystems(base, systems, measure, level, speeds) : []), [base, systems, measure, level, speeds])
}

/** How each system's scores lie. */
export function useScoreSpreads(): readonly SystemSpread[] {
  const facts = useDeferredValue(useFacts())
  const base = selectBase(facts)
  const systems = selectSystems(facts)
  const { level } = facts.choices
  return useMemo(() => (base ? scoreSpreads(base, systems, level) : []), [base, systems, level])
}
