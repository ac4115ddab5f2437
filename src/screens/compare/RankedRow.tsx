import { memo } from 'react'
import { GradeMark } from '../../components/GradeMark.tsx'
import { Move } from '../../components/Move.tsx'
import { count, fixed, score } from '../../components/format.ts'
import { passageText } from '../../state/hooks.ts'
import type { ComparisonColumn } from '../../state/views.ts'
import { MarkedText } from './MarkedText.tsx'
import styles from './RankedRow.module.css'
import { ROW_HEIGHT } from './curves.ts'

// Two lines never show more, and marking a book to show two lines of it would be felt.
const SHOWN_CHARACTERS = 400

interface RankedRowProps {
  readonly column: ComparisonColumn
  /** 0-based. */
  readonly at: number
  readonly terms: ReadonlySet<string>
  readonly maxGrade: number
  readonly lit: boolean
  /** The one row of the board that Tab goes to. */
  readonly reachable: boolean
  /** The first row past the depth. */
  readonly startsBelow: boolean
}

/** One item of a ranked list. Pointer and keys are heard by the board. */
export const RankedRow = memo(function RankedRow({ column, at, terms, maxGrade, lit, reachable, startsBelow }: RankedRowProps) {
  const item = column.item(at)
  const text = passageText(item.passage)
  return (
    <li
      className={styles['item']}
      style={{ transform: `translateY(${at * ROW_HEIGHT}px)` }}
      aria-posinset={item.rank}
      aria-setsize={column.length}
      data-docid={item.docid}
      data-score={item.score ?? undefined}
      data-grade={item.grade ?? undefined}
      data-lit={lit || undefined}
      data-below={item.belowDepth || undefined}
      data-starts-below={startsBelow || undefined}
    >
      <button type="button" className={styles['row']} data-pair={item.pair} data-at={at} tabIndex={reachable ? 0 : -1}>
        <span className={styles['rank']}>{count(item.rank)}</span>
        <GradeMark grade={item.grade} maxGrade={maxGrade} />
        <span className={styles['text']}>
          {text === '' ? <em className={styles['empty']}>no text · {item.docid}</em> : <MarkedText text={text.slice(0, SHOWN_CHARACTERS)} terms={terms} />}
        </span>
        {column.system.kind !== 'ideal' && (
          <span className={styles['side']}>
            <Move move={item.move} />
            {item.score !== null && <span className={styles['score']}>{column.byRanks ? fixed(item.score, 4) : score(item.score)}</span>}
          </span>
        )}
      </button>
    </li>
  )
})
