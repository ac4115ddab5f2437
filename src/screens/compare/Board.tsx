import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { choose, useChoices } from '../../state/choices.ts'
import type { Comparison, ComparisonColumn } from '../../state/views.ts'
import styles from './Board.module.css'
import { ColumnHead } from './ColumnHead.tsx'
import { Gap } from './Gap.tsx'
import { RankedRow } from './RankedRow.tsx'
import { cellAfter, type Cell } from './board-keys.ts'
import { GAP_WIDTH, ROW_HEIGHT } from './curves.ts'
import { queryTerms } from './mark-terms.ts'

const HEAD_HEIGHT = 66
const BARE_HEAD_HEIGHT = 30
// Rows beyond the edges that are drawn already when a scroll reaches them.
const OVERSCAN = 4

interface BoardProps {
  readonly comparison: Comparison
  /** The columns to show, of the comparison's. */
  readonly columns: readonly ComparisonColumn[]
}

/** Ranked lists side by side in one scroll, so that the curves between them stay where they belong. Only rows in view are in the document. */
export function Board({ comparison, columns }: BoardProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const level = useChoices((choices) => choices.level)
  const hidden = useChoices((choices) => choices.hidden)
  const [lit, setLit] = useState<number | null>(null)
  const [active, setActive] = useState<Cell>({ column: 0, row: 0 })
  const wantsFocus = useRef(false)
  const terms = useMemo(() => queryTerms(comparison.queryText), [comparison.queryText])

  // A single column stands under its tab, which has its name.
  const headHeight = columns.length === 1 ? BARE_HEAD_HEIGHT : HEAD_HEIGHT
  const count = Math.max(0, ...columns.map(({ length }) => length))
  const activeRow = Math.min(active.row, Math.max(0, count - 1))
  const activeColumn = Math.min(active.column, columns.length - 1)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // The row with the focus stays in the document wherever the scroll is, or the focus would be lost.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), activeRow])].filter((at) => at < count).sort((a, b) => a - b),
  })
  const rows = virtualizer.getVirtualItems().map(({ index }) => index)
  const first = Math.max(0, (virtualizer.range?.startIndex ?? 0) - OVERSCAN)
  const last = Math.min(count - 1, (virtualizer.range?.endIndex ?? 0) + OVERSCAN)

  // Another query starts at its top.
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
    setActive(({ column }) => ({ column, row: 0 }))
    setLit(null)
  }, [comparison.query])

  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    cellOf(scroller.current, activeColumn, activeRow)?.focus({ preventScroll: true })
  })

  const walk = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || buttonOf(event.target) === null) return
    const next = cellAfter(event.key, { column: activeColumn, row: activeRow }, columns.map(({ length }) => length))
    if (!next) return
    event.preventDefault()
    wantsFocus.current = true
    setActive(next)
    virtualizer.scrollToIndex(next.row)
    scroller.current?.querySelector(`[data-column="${next.column}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      data-single={columns.length === 1 || undefined}
      style={{ '--columns': tracks(columns), '--head': `${headHeight}px` } as CSSProperties}
      onKeyDown={walk}
      onPointerOver={(event) => setLit(pairOf(event.target))}
      onPointerLeave={() => setLit(null)}
      onFocus={(event) => {
        const button = buttonOf(event.target)
        if (!button) return
        setLit(pairOf(button))
        setActive({ column: Number(button.closest('[data-column]')?.getAttribute('data-column')), row: Number(button.dataset['at']) })
      }}
      onBlur={() => setLit(null)}
      onClick={(event) => {
        const pair = pairOf(event.target)
        if (pair !== null) choose({ opened: pair })
      }}
    >
      <div className={styles['board']} style={{ height: headHeight + count * ROW_HEIGHT }}>
        {columns.flatMap((column, at) => {
          const { system } = column
          const before = columns[at - 1]
          const litPlace = lit === null ? -1 : column.placeOf(lit)
          const starts = columnStart(column)
          return [
            before && (
              <div key={`${system.key} gap`} className={styles['gap']}>
                <div className={styles['corner']} />
                <div className={styles['lanes']}>
                  <Gap left={before} right={column} first={first} last={last} lit={lit} level={level} />
                </div>
              </div>
            ),
            <div key={system.key} className={styles['column']} data-column={at}>
              <div className={styles['corner']}>
                <ColumnHead
                  column={column}
                  measureName={comparison.measure}
                  litRank={litPlace < 0 ? null : litPlace + 1}
                  onHide={at === 0 || columns.length === 1 ? null : () => choose({ hidden: [...hidden, system.key] })}
                />
              </div>
              <ol role="list" aria-label={system.name} className={styles['lanes']} style={{ height: column.length * ROW_HEIGHT }}>
                {rows
                  .filter((row) => row < column.length)
                  .map((row) => (
                    <RankedRow
                      key={row}
                      column={column}
                      at={row}
                      terms={terms}
                      maxGrade={comparison.maxGrade}
                      lit={row === litPlace}
                      reachable={at === activeColumn && row === activeRow}
                      startsBelow={row === starts}
                    />
                  ))}
              </ol>
            </div>,
          ]
        })}
      </div>
    </div>
  )
}

/** The ideal needs less room: it is there to be met, not read. */
const tracks = (columns: readonly ComparisonColumn[]) =>
  columns.map(({ system }) => (system.kind === 'ideal' && columns.length > 1 ? 'minmax(190px, .66fr)' : 'minmax(220px, 1fr)')).join(` ${GAP_WIDTH}px `)

/** The first row past the depth, 0-based; -1 where the whole list is reranked. */
function columnStart({ system: { system }, length }: ComparisonColumn): number {
  return system.kind === 'scorer' && system.depth < length ? system.depth : -1
}

function buttonOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-pair]') : null
}

function pairOf(target: EventTarget): number | null {
  const pair = buttonOf(target)?.dataset['pair']
  return pair === undefined ? null : Number(pair)
}

const cellOf = (board: HTMLElement | null, column: number, row: number) =>
  board?.querySelector<HTMLElement>(`[data-column="${column}"] [data-at="${row}"]`) ?? null
