import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'react'
import { useWidth } from '../../components/use-width.ts'
import type { ChartSpec } from './chart-spec.ts'
import styles from './LineChart.module.css'

interface LineChartProps {
  readonly spec: ChartSpec
  /** The finding: to who cannot see it, the chart is this and the table beside it. */
  readonly label: string
}

const HEIGHT = 220

/** Lines over steps or epochs, drawn by Observable Plot. The legend is text, and the pointer reads values. */
export function LineChart({ spec, label }: LineChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  useEffect(() => {
    if (width > 0) frame.current?.replaceChildren(drawn(spec, width, label))
  }, [spec, width, label])
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['legend']} aria-hidden>
        {spec.series.map(({ name, colour }) => (
          <span key={name}>
            <i style={{ background: colour }} />
            {name}
          </span>
        ))}
        {spec.series.some(({ baseline }) => baseline !== undefined) && (
          <span>
            <i data-dashed />
            untrained
          </span>
        )}
      </figcaption>
      <div ref={frame} className={styles['frame']} style={{ height: HEIGHT }} />
    </figure>
  )
}

function drawn({ x, y, series, end, marked }: ChartSpec, width: number, label: string): Element {
  const points = series.flatMap(({ name, colour, points: all }) => all.map((point) => ({ ...point, name, colour })))
  const last = points.reduce((most, point) => Math.max(most, point.x), Math.max(1, end))
  const chart = Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: 46,
    marginRight: 12,
    marginBottom: 38,
    x: { label: x, labelOffset: 36, domain: [0, last], ticks: Math.min(8, last), tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : '') },
    y: { label: y, grid: true, nice: true, zero: false, ticks: 5 },
    marks: [
      series.map(({ baseline, colour }) => (baseline === undefined ? null : Plot.ruleY([baseline], { stroke: colour, strokeDasharray: '4 3', strokeOpacity: 0.9 }))),
      series.map(({ points: line, colour, isSparse = false }) => Plot.line(line, { x: 'x', y: 'y', stroke: colour, strokeWidth: isSparse ? 2 : 1, strokeOpacity: isSparse ? 1 : 0.7 })),
      series.map(({ points: line, colour, isSparse = false }) => (isSparse ? Plot.dot(line, { x: 'x', y: 'y', r: 2.5, fill: colour }) : null)),
      marked && [
        Plot.dot([marked], { x: 'x', y: 'y', r: 6, stroke: 'currentColor', strokeWidth: 1.5 }),
        Plot.text([marked], { x: 'x', y: 'y', text: 'text', dy: -14, fill: 'currentColor', fontWeight: 600 }),
      ],
      Plot.tip(points, Plot.pointer({ x: 'x', y: 'y', title: ({ x: at, y: value, name }: (typeof points)[number]) => `${name}, ${x} ${at}: ${value.toFixed(4)}` })),
    ],
  })
  // Its style sheet is inline, which the page's policy forbids: LineChart.module.css says the same.
  chart.querySelectorAll('style').forEach((style) => style.remove())
  // The whole is one picture by one name; names of its strokes would be noise.
  chart.querySelectorAll('[aria-label]').forEach((part) => part.removeAttribute('aria-label'))
  chart.setAttribute('role', 'img')
  chart.setAttribute('aria-label', label)
  return chart
}
