import { memo } from 'react'
import type { QueryRow } from '../../state/views.ts'
import { ChangeBar, type ChangeScale } from '../../components/ChangeBar.tsx'
import styles from './QueryLink.module.css'
import { show } from './walk-queries.ts'

interface QueryLinkProps {
  readonly row: QueryRow
  readonly scale: ChangeScale
  readonly isJudged: boolean
  readonly isCurrent: boolean
  readonly isReachable: boolean
  onChosen?(): void
}

/** A query of the list: its words, what changed, and the way to it. */
export const QueryLink = memo(function QueryLink({ row, scale, isJudged, isCurrent, isReachable, onChosen }: QueryLinkProps) {
  return (
    <a
      href={`#/compare?query=${encodeURIComponent(row.id)}`}
      className={styles['link']}
      aria-current={isCurrent || undefined}
      tabIndex={isReachable ? 0 : -1}
      title={`${row.text}\nquery ${row.id}`}
      onClick={(event) => {
        // With a modifier it is a link like any other; plainly it keeps the other choices of the view.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        show(row)
        onChosen?.()
      }}
    >
      <span className={styles['text']}>{row.text === '' ? row.id : row.text}</span>
      {row.change === null && isJudged && !row.judged ? (
        <span className={styles['unjudged']}>unjudged</span>
      ) : (
        <ChangeBar change={row.change} scale={scale} isSigned={isJudged} />
      )}
    </a>
  )
})
