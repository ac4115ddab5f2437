import { useMemo, useState } from 'react'
import { ChartFrame } from '../../../components/charts/ChartFrame.tsx'
import type { LegendItem } from '../../../components/charts/drawing.ts'
import { counted } from '../../../components/format.ts'
import { Select } from '../../../components/Select.tsx'
import { systemColour } from '../../../components/system-colour.ts'
import { useDepthLines } from '../../../state/chart-hooks.ts'
import { depthAxes, type DepthAxis } from './depth-axis.ts'
import { depthFinding } from './depth-finding.ts'
import { depthPlot } from './depth-plot.ts'
import { DepthTable } from './DepthTable.tsx'

const axes = ['depth', 'pairs', 'seconds'] as const

/** How deep reranking pays, and what the depth costs: a line a system, from the scores that there are. */
export function DepthChart() {
  const shown = useDepthLines()
  const [axis, setAxis] = useState<DepthAxis>('depth')
  const draw = useMemo(() => shown && depthPlot(shown.lines, axis, shown.depth, shown.measure), [shown, axis])
  if (!shown || !draw || shown.lines.length === 0) return null
  const { lines, measure } = shown
  const hasTime = lines.some(({ points }) => points.at(-1)?.millisecondsPerQuery !== null)
  const legend: LegendItem[] = [
    ...lines.map(({ system }): LegendItem => ({ name: system.name, colour: systemColour(system), shape: 'line' })),
    { name: 'nothing reranked', colour: 'var(--ink-muted)', shape: 'dashed' },
  ]
  return (
    <ChartFrame
      name="Measure by depth"
      title={depthFinding(lines, measure)}
      draw={draw}
      height={260}
      legend={legend}
      controls={
        <Select
          label="Against"
          value={axis}
          options={axes.map((value) => ({ value, label: depthAxes[value].name, disabled: value === 'seconds' && !hasTime }))}
          onChange={(next) => setAxis(next)}
        />
      }
      note={`Means over ${counted(Math.min(...lines.map(({ n }) => n)), 'query', 'queries')}. At each depth the first so many candidates are ordered by the system’s scores and the rest stays behind; a dot marks the depth that is chosen. Of a pipeline, the depth is its last stage’s.`}
      table={<DepthTable lines={lines} />}
    />
  )
}
