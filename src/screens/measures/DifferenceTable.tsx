import { useEffect, useRef } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { QueryDifference } from '../../state/views.ts'
import { Delta } from '../../components/Delta.tsx'
import { measure } from '../../components/format.ts'
import styles from './DifferenceTable.module.css'

interface Props {
  readonly differences: readonly QueryDifference[]
  readonly a: string
  readonly b: string
  readonly hot: number
  readonly onHot: (at: number) => void
  readonly onOpen: (query: QueryDifference) => void
}

const ROW = 32

/** The chart's numbers, row by row; only rows in view are rendered, since a collection may have thousands of queries. */
export function DifferenceTable({ differences, a, b, hot, onHot, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: differences.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 8 })
  useEffect(() => {
    if (hot >= 0 && !box.current?.matches(':hover, :focus-within')) virtual.scrollToIndex(hot)
  }, [hot, virtual])
  return (
    <div role="table" aria-label={`Difference per query, ${a} against ${b}`} aria-rowcount={differences.length + 1} className={styles['table']}>
      <div role="row" className={styles['head']}>
        <span role="columnheader">Query</span>
        <span role="columnheader">{a}</span>
        <span role="columnheader">{b}</span>
        <span role="columnheader">Difference</span>
      </div>
      <div role="rowgroup" className={styles['body']} ref={box} tabIndex={-1}>
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const item = differences[index]
            if (!item) return null
            return (
              <div
                role="row"
                key={item.id}
                aria-rowindex={index + 2}
                className={styles['row']}
                data-hot={index === hot}
                style={{ transform: `translateY(${start}px)`, height: ROW }}
                onMouseEnter={() => onHot(index)}
                onMouseLeave={() => onHot(-1)}
                onFocus={() => onHot(index)}
                onBlur={() => onHot(-1)}
              >
                <span role="cell">
                  <button type="button" onClick={() => onOpen(item)} title={`Open in Compare: ${item.text || item.id}`}>
                    {item.text || item.id}
                  </button>
                </span>
                <span role="cell">{measure(item.a)}</span>
                <span role="cell">{measure(item.b)}</span>
                <span role="cell">
                  <Delta value={item.difference} />
                </span>
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
