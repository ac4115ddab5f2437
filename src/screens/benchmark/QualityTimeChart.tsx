import { useMemo } from 'react'
import type { BenchmarkedSystem } from '../../benchmark/report/benchmark-report.ts'
import { EDGE, HEIGHT, qualityTime, WIDTH } from '../../benchmark/report/quality-time.ts'
import { FRONTIER_TOLD } from '../../benchmark/report/sentences.ts'
import { systemColour } from '../../components/system-colour.ts'
import styles from './QualityTimeChart.module.css'
import sections from './ReportPanel.module.css'

interface QualityTimeChartProps {
  readonly systems: readonly BenchmarkedSystem[]
  readonly measure: string
}

const colourOf = (colour: number) => systemColour({ kind: 'cross-encoder', colour })

/** Where a slower system is worth its wait: report.html's drawing. Nothing where no system has both quality and time. */
export function QualityTimeChart({ systems, measure }: QualityTimeChartProps) {
  const found = useMemo(() => qualityTime(systems, measure), [systems, measure])
  if (!found) return null
  return (
    <section className={sections['section']} aria-label="Quality against time">
      <h3>{found.finding}</h3>
      <div className={styles['scroller']} role="region" aria-label="Quality against time, scrolls" tabIndex={0}>
        <svg className={styles['chart']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${measure} against milliseconds a query`}>
          {found.qualities.map(({ at, text }) => (
            <g key={text}>
              <line className={styles['grid']} x1={EDGE.left} x2={WIDTH - EDGE.right} y1={at} y2={at} />
              <text className={styles['tick']} x={EDGE.left - 8} y={at + 4} textAnchor="end">
                {text}
              </text>
            </g>
          ))}
          {found.times.map(({ at, text }) => (
            <g key={text}>
              <line className={styles['grid']} x1={at} x2={at} y1={HEIGHT - EDGE.bottom} y2={HEIGHT - EDGE.bottom + 4} />
              <text className={styles['tick']} x={at} y={HEIGHT - EDGE.bottom + 18} textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
          <text className={styles['tick']} x={WIDTH - EDGE.right} y={HEIGHT - 8} textAnchor="end">
            milliseconds of the models for a query (log)
          </text>
          <text className={styles['tick']} x={0} y={12}>
            {found.measure}
          </text>
          {found.levels.map(({ y, text, colour }) => (
            <g key={text}>
              <line className={styles['level']} style={{ stroke: colourOf(colour) }} x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y} y2={y} />
              <text className={styles['name']} x={EDGE.left + 4} y={y - 5}>
                {text}
              </text>
            </g>
          ))}
          <path className={styles['frontier']} d={found.frontier} />
          {found.dots.map(({ x, y, colour, isHollow, name, title, label }) => (
            <g key={title}>
              <title>{title}</title>
              <circle style={{ stroke: colourOf(colour), fill: isHollow ? 'var(--ground)' : colourOf(colour) }} cx={x} cy={y} r={6} />
              <text className={styles['name']} x={label.x} y={label.y} textAnchor={label.anchor}>
                {name}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <p className={sections['hint']}>{FRONTIER_TOLD}</p>
    </section>
  )
}
