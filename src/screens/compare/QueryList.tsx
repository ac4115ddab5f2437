import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { QueryFilterChip } from '../../components/QueryFilterChip.tsx'
import { Select } from '../../components/Select.tsx'
import { counted } from '../../components/format.ts'
import { choose, useChoices } from '../../state/choices.ts'
import type { QueryRow } from '../../state/views.ts'
import type { ChangeScale } from '../../components/ChangeBar.tsx'
import { QueryLink } from './QueryLink.tsx'
import styles from './QueryList.module.css'
import { useQueryKeys } from './use-query-keys.ts'
import { rowAfter, show } from './walk-queries.ts'

const ROW = 34

interface QueryListProps {
  readonly rows: readonly QueryRow[]
  /** Row of the query in view. */
  readonly current: number | null
  readonly isJudged: boolean
  /** The person has chosen one by pointer or Enter. */
  onChosen?(): void
}

/** All queries with what changed in each: sorted, searched, walked by keys. */
export function QueryList({ rows, current, isJudged, onChosen }: QueryListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const measure = useChoices((choices) => choices.measure)
  const sort = useChoices((choices) => choices.sort)
  const search = useChoices((choices) => choices.search)
  const place = rows.findIndex(({ query }) => query === current)
  const scale = useMemo(() => scaleOf(rows), [rows])
  useQueryKeys(rows, current, searchBox)

  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 })
  // The query in view stays in view in the list, when it is walked to and when the order changes around it.
  useEffect(() => {
    if (place >= 0) virtualizer.scrollToIndex(place)
  }, [virtualizer, place])

  return (
    <section aria-label="Queries" className={styles['panel']}>
      <div className={styles['head']}>
        <input
          ref={searchBox}
          type="search"
          className={styles['search']}
          aria-label="Search queries"
          aria-keyshortcuts="/"
          placeholder="Search queries  /"
          value={search}
          onChange={(event) => choose({ search: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') show(rows[0])
            if (event.key === 'Escape') choose({ search: '' })
          }}
        />
        <QueryFilterChip />
        <div className={styles['order']}>
          <span role="status" aria-label="Queries shown">
            {counted(rows.length, 'query', 'queries')}
          </span>
          <Select
            label="Sort queries"
            hideLabel
            value={sort}
            options={[
              { value: 'change', label: 'by change' },
              { value: 'name', label: 'by name' },
              { value: 'measure', label: isJudged ? `by ${measure}` : 'by measure', disabled: !isJudged },
            ]}
            onChange={(chosen) => choose({ sort: chosen })}
          />
        </div>
      </div>
      <div
        ref={scroller}
        className={styles['scroller']}
        onKeyDown={(event) => {
          if (current === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
          event.preventDefault()
          const next = rowAfter(rows, current, event.key === 'ArrowDown' ? 1 : -1)
          show(next)
          // The list has one stop for Tab, and it moves with the query in view.
          requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true }))
        }}
      >
        {rows.length === 0 && <p className={styles['none']}>{search.trim() === '' ? 'No query of those picked is in this list.' : `No query contains “${search}”.`}</p>}
        <ol role="list" aria-label="Query list" style={{ height: virtualizer.getTotalSize() }} className={styles['list']}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            return (
              row && (
                <li key={row.query} className={styles['item']} style={{ transform: `translateY(${start}px)` }} aria-posinset={index + 1} aria-setsize={rows.length}>
                  <QueryLink
                    row={row}
                    scale={scale}
                    isJudged={isJudged}
                    isCurrent={index === place}
                    isReachable={index === Math.max(0, place)}
                    {...(onChosen ? { onChosen } : {})}
                  />
                </li>
              )
            )
          })}
        </ol>
      </div>
    </section>
  )
}

function scaleOf(rows: readonly QueryRow[]): ChangeScale {
  let [worst, best] = [0, 0]
  for (const { change } of rows) {
    worst = Math.min(worst, change ?? 0)
    best = Math.max(best, change ?? 0)
  }
  return { worst, best }
}
