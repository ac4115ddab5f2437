import { useRef } from 'react'
import type { QueryDifference } from '../../state/views.ts'
import { measure, signed } from '../../components/format.ts'
import { barAt, barPath, reach } from './finding.ts'
import { useWidth } from '../../components/use-width.ts'
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

const HEIGHT = 240
const TICKS = [1, 0.5, 0, -0.5, -1]

/**
 * One bar a query, largest difference first. The pointer reads and opens bars; the table beside it does the same for the
 * keyboard and for whoever cannot see it, so to them this is one picture with its finding as the name.
 */
export function DifferenceChart({ differences, label, measureName, hot, onHot, onOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const most = reach(differences)
  const slot = width / Math.max(1, differences.length)
  const item = differences[hot]
  const at = (event: { clientX: number; currentTarget: Element }) => {
    const box = event.currentTarget.getBoundingClientRect()
    return barAt(event.clientX - box.left, box.width, differences.length)
  }
  const open = (event: { clientX: number; currentTarget: Element }) => {
    const query = differences[at(event)]
    if (query) onOpen(query)
  }
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['readout']} aria-hidden={item !== undefined}>
        {item ? (
          <>
            <b>{signed(item.difference, 4)}</b> {item.text || item.id} <span>{`${measure(item.a, 4)} against ${measure(item.b, 4)}`}</span>
          </>
        ) : (
          <span>Difference in {measureName} by query, largest first</span>
        )}
      </figcaption>
      <div className={styles['plot']} style={{ height: HEIGHT }}>
        <div className={styles['axis']} aria-hidden>
          {TICKS.map((tick) => (
            <span key={tick} style={{ top: ((1 - tick) * HEIGHT) / 2 }}>
              {tick === 0 ? '0' : signed(tick * most, 2)}
            </span>
          ))}
        </div>
        <div className={styles['frame']} ref={frame}>
          <svg role="img" aria-label={label} width={width} height={HEIGHT} onMouseMove={(event) => onHot(at(event))} onMouseLeave={() => onHot(-1)} onClick={open}>
            {TICKS.map((tick) => (
              <line key={tick} x2={width} y1={((1 - tick) * HEIGHT) / 2} y2={((1 - tick) * HEIGHT) / 2} className={tick === 0 ? styles['zero'] : styles['grid']} />
            ))}
            {item && <rect className={styles['hot']} x={hot * slot} width={slot} height={HEIGHT} />}
            <path className={styles['up']} d={barPath(differences, 1, width, HEIGHT)} />
            <path className={styles['down']} d={barPath(differences, -1, width, HEIGHT)} />
          </svg>
        </div>
      </div>
    </figure>
  )
}
