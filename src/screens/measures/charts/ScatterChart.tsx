import { useCallback, useMemo } from 'react'
import { ChartFrame } from '../../../components/charts/ChartFrame.tsx'
import type { Chart, LegendItem } from '../../../components/charts/drawing.ts'
import { Select } from '../../../components/Select.tsx'
import { filterQueries, showAllQueries, useQueryFilter } from '../../../state/query-filter.ts'
import type { QueryDifference } from '../../../state/views.ts'
import { brushable } from './brush.ts'
import { nearest, sides, within } from './picked.ts'
import { scatterPlot } from './scatter-plot.ts'

interface ScatterChartProps {
  readonly differences: readonly QueryDifference[]
  readonly title: string
  readonly a: string
  readonly b: string
  readonly measureName: string
  readonly onOpen: (query: QueryDifference) => void
}

/** A point a query, A up and B across. A press opens it; a rectangle narrows every query list to what lies in it. */
export function ScatterChart({ differences, title, a, b, measureName, onOpen }: ScatterChartProps) {
  const filter = useQueryFilter()
  const draw = useMemo(() => scatterPlot(differences, a, b, measureName, filter?.ids ?? null), [differences, a, b, measureName, filter])
  const legend: readonly LegendItem[] = [
    { name: `${a} is better`, colour: 'var(--up)', shape: 'dot' },
    { name: `${b} is better`, colour: 'var(--down)', shape: 'dot' },
  ]
  const onDrawn = useCallback(
    (chart: Chart) =>
      brushable(chart, {
        onBrush: (area) => filterQueries(`picked by ${measureName} of ${a} and ${b}`, within(differences, area).map(({ id }) => id)),
        onPress: (at, near) => {
          const query = nearest(differences, at, near)
          if (query) onOpen(query)
        },
      }),
    [differences, a, b, measureName, onOpen],
  )
  const pick = (side: string) => {
    if (side !== 'a' && side !== 'b' && side !== 'same') return showAllQueries()
    const name = side === 'same' ? `${measureName} the same in ${a} and ${b}` : `${side === 'a' ? a : b} better in ${measureName} than ${side === 'a' ? b : a}`
    filterQueries(name, differences.filter(({ difference }) => sides[side](difference)).map(({ id }) => id))
  }
  return (
    <ChartFrame
      name="Query by query"
      title={title}
      hideTitle
      draw={draw}
      height={340}
      legend={legend}
      onDrawn={onDrawn}
      controls={
        <Select
          label="Show queries"
          value={filter ? 'picked' : 'all'}
          options={[
            { value: 'all', label: 'all' },
            { value: 'a', label: 'A better' },
            { value: 'b', label: 'B better' },
            { value: 'same', label: 'the same' },
            ...(filter ? [{ value: 'picked', label: 'those picked' }] : []),
          ]}
          onChange={pick}
        />
      }
      note="Press a point to open its query in Compare. Draw a rectangle, or choose above, to narrow every query list to what lies in it."
    />
  )
}
