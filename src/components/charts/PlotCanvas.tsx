import { use, useEffect, useRef } from 'react'
import { useWidth } from '../use-width.ts'
import { asPicture, type Chart, type Draw } from './drawing.ts'
import type { PlotLibrary } from './library.ts'
import styles from './Chart.module.css'

export interface PlotCanvasProps {
  readonly library: Promise<PlotLibrary>
  readonly draw: Draw
  readonly height: number
  /** The finding: to who cannot see it, the chart is this and the table beside it. */
  readonly label: string
  /** Called with each drawing; what it returns is called before the next. */
  readonly onDrawn?: (chart: Chart) => () => void
}

/** The picture itself, drawn again when what it shows or the room for it changes. */
export function PlotCanvas({ library, draw, height, label, onDrawn }: PlotCanvasProps) {
  const plot = use(library)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  useEffect(() => {
    if (width === 0) return
    const chart = asPicture(draw(plot, { width, height }), label)
    frame.current?.replaceChildren(chart)
    return onDrawn?.(chart)
  }, [plot, draw, width, height, label, onDrawn])
  return <div ref={frame} className={styles['canvas']} style={{ minHeight: height }} />
}
