import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { choose } from '../../state/choices.ts'
import type { TestedQuery } from '../../state/training-hooks.ts'
import { ChangeBar, type ChangeScale } from '../../components/ChangeBar.tsx'
import styles from './TestPanel.module.css'

interface TestedQueriesProps {
  /** The largest difference first. */
  readonly queries: readonly TestedQuery[]
  readonly label: string
}

const ROW = 30

/** One bar a test query, each a way to the query in Compare; rows out of view are not drawn. */
export function TestedQueries({ queries, label }: TestedQueriesProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: queries.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 8 })
  const scale: ChangeScale = { worst: Math.min(0, queries.at(-1)?.difference ?? 0), best: Math.max(0, queries[0]?.difference ?? 0) }
  return (
    <div ref={box} className={styles['bars']} tabIndex={0} role="region" aria-label={label}>
      <ol role="list" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const query = queries[index]
          return (
            query && (
              <li key={query.id} aria-posinset={index + 1} aria-setsize={queries.length} style={{ transform: `translateY(${start}px)`, height: ROW }}>
                <button type="button" title={`Open in Compare: ${query.text || query.id}`} onClick={() => choose({ screen: 'compare', query: query.id, opened: null })}>
                  {query.text || query.id}
                </button>
                <ChangeBar change={query.difference} scale={scale} isSigned />
              </li>
            )
          )
        })}
      </ol>
    </div>
  )
}
