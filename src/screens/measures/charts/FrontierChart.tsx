import { useMemo } from 'react'
import { ChartFrame } from '../../../components/charts/ChartFrame.tsx'
import { usePricedSystems } from '../../../state/chart-hooks.ts'
import { frontierFinding } from './frontier-finding.ts'
import { comparable, frontierPlot, onFrontier, type Price } from './frontier-plot.ts'
import { FrontierTable } from './FrontierTable.tsx'

const LEGEND = [{ name: 'frontier', colour: 'var(--line-strong)', shape: 'line' }] as const

/** Which systems are worth their cost. In time where every system's speed was measured here, else in pairs scored. */
export function FrontierChart() {
  const all = usePricedSystems()
  const shown = useMemo(() => all && { ...all, priced: comparable(all.priced) }, [all])
  const price: Price = shown?.priced.every(({ millisecondsPerQuery }) => millisecondsPerQuery !== null) ? 'time' : 'pairs'
  const draw = useMemo(() => shown && frontierPlot(shown.priced, price, shown.measure), [shown, price])
  if (!shown || !draw || shown.priced.length < 2) return null
  const { priced: systems, measure } = shown
  return (
    <ChartFrame
      name="Frontier"
      title={frontierFinding(systems, price, measure)}
      draw={draw}
      height={260}
      legend={LEGEND}
      note={
        price === 'time'
          ? 'Pairs × the time per pair that was measured in this browser, without loading. First stages come from files and cost nothing here. The cost axis goes by square roots.'
          : 'Not every system was timed in this browser, so the cost is pairs scored, whatever a pair takes. First stages come from files and cost nothing here.'
      }
      table={<FrontierTable systems={systems} best={onFrontier(systems, price)} measureName={measure} />}
    />
  )
}
