import { Suspense, useRef, useState, type ReactNode } from 'react'
import { Button } from '../Button.tsx'
import { Panel } from '../Panel.tsx'
import type { Draw, LegendItem } from './drawing.ts'
import { Legend } from './Legend.tsx'
import { plotLibrary } from './library.ts'
import { PlotCanvas, type PlotCanvasProps } from './PlotCanvas.tsx'
import { saveChart } from './save-chart.ts'
import head from '../Head.module.css'
import styles from './Chart.module.css'

interface ChartFrameProps {
  /** What it shows, for its files and for the sentence where it fails: `Measure by depth`. */
  readonly name: string
  /** The finding or the question. */
  readonly title: string
  readonly draw: Draw
  /** Of the title as a heading. */
  readonly level?: 2 | 3
  /** Where the title stands above already. */
  readonly hideTitle?: boolean
  /** Pixels; of 0 there is nothing to draw, and what stands around it stays. */
  readonly height: number
  readonly legend: readonly LegendItem[]
  /** Under the chart: what it is of, what is left out. */
  readonly note?: ReactNode
  /** The chart's numbers, as a table; left out where they stand beside it. */
  readonly table?: ReactNode
  readonly controls?: ReactNode
  readonly onDrawn?: PlotCanvasProps['onDrawn']
}

/** A chart with its title, its numbers as a table, and itself as a file. One that cannot be drawn costs this frame. */
export function ChartFrame(props: ChartFrameProps) {
  return (
    <section className={styles['frame']} aria-label={props.name}>
      <Panel name={`The chart “${props.name}”`}>
        <Framed {...props} />
      </Panel>
    </section>
  )
}

function Framed({ name, title, level = 2, hideTitle = false, draw, height, legend, note, table, controls, onDrawn }: ChartFrameProps) {
  // Kept here, so that `Try again` after a failed fetch fetches again.
  const [library] = useState(plotLibrary)
  const Heading = `h${level}` as const
  const picture = useRef<HTMLDivElement>(null)
  const save = (format: 'svg' | 'png') => {
    const chart = picture.current?.querySelector('svg')
    if (chart) saveChart(chart, { name, title, legend }, format)
  }
  return (
    <>
      <header className={head['head']}>
        {!hideTitle && <Heading>{title}</Heading>}
        {controls && <div className={head['controls']}>{controls}</div>}
      </header>
      <Legend items={legend} />
      {height > 0 && (
        <div ref={picture}>
          <Suspense fallback={<div style={{ height }} />}>
            <PlotCanvas library={library} draw={draw} height={height} label={title} {...(onDrawn ? { onDrawn } : {})} />
          </Suspense>
        </div>
      )}
      <div className={styles['foot']}>
        <div className={styles['note']}>{note}</div>
        {height > 0 && (
          <span className={styles['files']}>
            <Button look="quiet" aria-label={`Save ${name} as SVG`} onClick={() => save('svg')}>
              SVG
            </Button>
            <Button look="quiet" aria-label={`Save ${name} as PNG`} onClick={() => save('png')}>
              PNG
            </Button>
          </span>
        )}
      </div>
      {height > 0 && table !== undefined && (
        <details className={styles['numbers']}>
          <summary>Table of {name.charAt(0).toLowerCase() + name.slice(1)}</summary>
          <div className={styles['table']} role="region" aria-label={`Numbers of ${name}`} tabIndex={0}>
            {table}
          </div>
        </details>
      )}
    </>
  )
}
