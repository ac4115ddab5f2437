/** Lines over steps or epochs, drawn. */
import type { Draw, LegendItem } from '../../components/charts/drawing.ts'
import type { ChartSpec } from './chart-spec.ts'

export function linePlot({ x, y, series, end, marked }: ChartSpec): Draw {
  const points = series.flatMap(({ name, colour, points: all }) => all.map((point) => ({ ...point, name, colour })))
  const last = points.reduce((most, point) => Math.max(most, point.x), Math.max(1, end))
  return ({ plot, ruleY, line, dot, text, tip, pointer }, { width, height }) =>
    plot({
      width,
      height,
      marginLeft: 46,
      marginRight: 12,
      marginBottom: 44,
      x: { label: x, labelOffset: 36, domain: [0, last], ticks: Math.min(8, last), tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : '') },
      y: { label: y, grid: true, nice: true, zero: false, ticks: 5 },
      marks: [
        series.map(({ baseline, colour }) => (baseline === undefined ? null : ruleY([baseline], { stroke: colour, strokeDasharray: '4 3', strokeOpacity: 0.9 }))),
        series.map(({ points: own, colour, isSparse = false }) => line(own, { x: 'x', y: 'y', stroke: colour, strokeWidth: isSparse ? 2 : 1, strokeOpacity: isSparse ? 1 : 0.7 })),
        series.map(({ points: own, colour, isSparse = false }) => (isSparse ? dot(own, { x: 'x', y: 'y', r: 2.5, fill: colour }) : null)),
        marked && [
          dot([marked], { x: 'x', y: 'y', r: 6, stroke: 'currentColor', strokeWidth: 1.5 }),
          text([marked], { x: 'x', y: 'y', text: 'text', dy: -14, fill: 'currentColor', fontWeight: 600 }),
        ],
        tip(points, pointer({ x: 'x', y: 'y', title: ({ x: at, y: value, name }: (typeof points)[number]) => `${name}, ${x} ${at}: ${value.toFixed(4)}` })),
      ],
    })
}

/** What the lines are; the dashed ones are from before. */
export const lineLegend = ({ series }: ChartSpec): readonly LegendItem[] => [
  ...series.map(({ name, colour }): LegendItem => ({ name, colour, shape: 'line' })),
  ...(series.some(({ baseline }) => baseline !== undefined) ? [{ name: 'untrained', colour: 'var(--ink-muted)', shape: 'dashed' } as const] : []),
]
