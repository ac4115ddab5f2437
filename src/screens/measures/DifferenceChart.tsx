import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { QueryDifference } from '../../state/views.ts'
import { ChartFrame } from '../../components/charts/ChartFrame.tsx'
import type { Chart } from '../../components/charts/drawing.ts'
import { measure, signed } from '../../components/format.ts'
import { pointableBars, type PointedBars } from './charts/bars-pointer.ts'
import { barsPlot } from './charts/bars-plot.ts'
import styles from './DifferenceChart.module.css'

interface Props {
  readonly differences: readonly QueryDifference[]
  readonly label: string
  readonly measureName: string
  /** Place of the query that is pointed at here or in the table; -1 for none. */
  readonly hot: number
  readonly onHot: (at: number) => void
  readonly onOpen: (query: QueryDifference) => void
}

/**
 * One bar a query, largest difference first. The pointer reads and opens bars; the table beside it does the same for the
 * keyboard and for whoever cannot see it, so to them this is one picture with its finding as the name.
 */
export function DifferenceChart({ differences, label, measureName, hot, onHot, onOpen }: Props) {
  const bars = useRef<PointedBars | null>(null)
  const draw = useMemo(() => barsPlot(differences, measureName), [differences, measureName])
  const onDrawn = useCallback(
    (chart: Chart) => {
      const pointed = pointableBars(chart, differences.length, onHot, (at) => {
        const query = differences[at]
        if (query) onOpen(query)
      })
      bars.current = pointed
      return () => pointed.stop()
    },
    [differences, onHot, onOpen],
  )
  useEffect(() => bars.current?.light(hot), [hot])
  const item = differences[hot]
  return (
    <ChartFrame
      name="Differences by query"
      title={label}
      hideTitle
      draw={draw}
      height={272}
      legend={[]}
      onDrawn={onDrawn}
      note={
        <p className={styles['readout']} aria-hidden={item !== undefined}>
          {item ? (
            <>
              <b>{signed(item.difference, 4)}</b> {item.text || item.id} <span>{`${measure(item.a, 4)} against ${measure(item.b, 4)}`}</span>
            </>
          ) : (
            <span>Largest first. Point at a bar to read it, press it to open its query.</span>
          )}
        </p>
      }
    />
  )
}
