/**
 * What charts read, each when its chart is on screen. They come after what is quick, so they say themselves of which measure
 * and level they are; null before the first, and where there is nothing to measure.
 */
import { useCallback, useMemo } from 'react'
import { parseMeasure, type Measure } from '../evaluation/measure.ts'
import { useAfterPaint } from './after-paint.ts'
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

function useSystemsMeasured() {
  const facts = useFacts()
  const { measure, level, depth } = facts.choices
  return { base: selectBase(facts), systems: selectSystems(facts), measure, level, depth, speeds: useSpeeds((state) => state.speeds) }
}

/** The chosen measure by depth, a line a scorer or pipeline. */
export function useDepthLines(): { readonly lines: readonly DepthLine[]; readonly measure: string; readonly depth: number } | null {
  const { base, systems, measure, level, depth, speeds } = useSystemsMeasured()
  const parsed = useChosenMeasure()
  return useAfterPaint(useCallback(() => base && parsed && { lines: depthLines(base, systems, parsed, level, speeds), measure, depth }, [base, systems, parsed, level, speeds, measure, depth]))
}

/** What each system is worth and takes. */
export function usePricedSystems(): { readonly priced: readonly PricedSystem[]; readonly measure: string } | null {
  const { base, systems, measure, level, speeds } = useSystemsMeasured()
  return useAfterPaint(useCallback(() => base && { priced: pricedSystems(base, systems, measure, level, speeds), measure }, [base, systems, measure, level, speeds]))
}

/** How each system's scores lie. */
export function useScoreSpreads(): { readonly spreads: readonly SystemSpread[]; readonly level: number } | null {
  const { base, systems, level } = useSystemsMeasured()
  return useAfterPaint(useCallback(() => base && { spreads: scoreSpreads(base, systems, level), level }, [base, systems, level]))
}
