/** Lines of a measure over depth or cost, drawn. */
import type { DepthLine, DepthPoint } from '../../../state/chart-views.ts'
import { MARGINS, type Draw } from '../../../components/charts/drawing.ts'
import { systemColour } from '../../../components/system-colour.ts'
import { depthAxes, type DepthAxis } from './depth-axis.ts'

/** A point a depth; a tip reads the nearest. `axis` says what x counts: lines without it are left out. */
export function depthPlot(lines: readonly DepthLine[], axis: DepthAxis, chosen: number, measureName: string): Draw {
  const { of, label, said } = depthAxes[axis]
  const drawn = lines.map(({ system, points }) => ({
    system,
    points: points.flatMap((point) => {
      const x = of(point)
      return x === null ? [] : [{ ...point, x, name: system.name }]
    }),
  }))
  const all = drawn.flatMap(({ points }) => points)
  const baseline = lines[0]?.points[0]?.value
  return ({ plot, line, dot, ruleY, tip, pointer }, { width, height }) =>
    plot({
      width,
      height,
      ...MARGINS,
      x: { label, labelOffset: 36, ticks: Math.max(3, Math.min(10, Math.floor(width / 80))), nice: axis === 'seconds' },
      y: { label: measureName, grid: true, nice: true, zero: false, ticks: 5 },
      marks: [
        baseline === undefined ? null : ruleY([baseline], { stroke: 'var(--ink-muted)', strokeDasharray: '4 3' }),
        drawn.map(({ system, points }) => line(points, { x: 'x', y: 'value', stroke: systemColour(system), strokeWidth: 1.75 })),
        drawn.map(({ system, points }) => dot(points.filter(({ depth }) => depth === Math.min(chosen, points.length - 1)), { x: 'x', y: 'value', r: 4, fill: systemColour(system) })),
        tip(all, pointer({ x: 'x', y: 'value', title: (point: DepthPoint & { name: string }) => `${point.name}\nfirst ${point.depth}: ${point.value.toFixed(4)}\n${said(point)}` })),
      ],
    })
}
