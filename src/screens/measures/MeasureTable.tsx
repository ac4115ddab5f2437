import { useState, type CSSProperties } from 'react'
import { letterOf } from '../../exports/measures-view.ts'
import { useChoices } from '../../state/choices.ts'
import { useSuperscripts } from '../../state/pair-hooks.ts'
import type { SystemTies } from '../../state/tool-hooks.ts'
import type { MeasureTable as Table } from '../../state/views.ts'
import { SystemDot } from '../../components/SystemDot.tsx'
import { SystemName } from '../../components/SystemName.tsx'
import { marksLegend } from './cell-detail.ts'
import { MeasureCell } from './MeasureCell.tsx'
import styles from './MeasureTable.module.css'

interface Props {
  readonly table: Table
  /** Of the chosen measure; shown in its column, beside means that ties leave open. */
  readonly ties: readonly SystemTies[]
}

/** One row a system, one column a measure. Scripts find it as the table `Measures`. */
export function MeasureTable({ table, ties }: Props) {
  const chosen = useChoices((choices) => choices.measure)
  const [detail, setDetail] = useState<string | null>(null)
  const marks = useSuperscripts()
  const beaten = (row: number, column: number) => (marks.beaten[column]?.[row] ?? []).map((place) => ({ letter: letterOf(place), name: table.rows[place]?.system.name ?? '' }))
  const most = Math.max(0, ...marks.beaten.flatMap((column) => column ?? []).map((places) => places.length))
  const first = table.rows[0]?.system.name ?? ''
  return (
    <div>
      <div className={styles['scroll']} role="region" aria-label="Means by system" tabIndex={0}>
        <table className={styles['table']} style={{ '--marks': most, '--lead': marks.rule === null ? '17px' : '31px' } as CSSProperties} aria-label="Measures">
          <thead>
            <tr>
              <td />
              {table.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ system, cells }, row) => (
              <tr key={system.key}>
                <th scope="row">
                  <SystemDot system={system} />
                  {/* Drawn, not written: the header's text is the system's name alone. */}
                  {marks.rule !== null && <span className={styles['letter']} data-letter={letterOf(row)} aria-hidden="true" />}
                  <SystemName name={system.name} />
                </th>
                {cells.map((cell, at) => (
                  <MeasureCell
                    key={table.columns[at]}
                    cell={cell}
                    first={first}
                    beaten={beaten(row, at)}
                    ties={table.columns[at] === chosen ? (ties.find((each) => each.system.key === system.key)?.spread ?? null) : null}
                    onDetail={(text) => setDetail(text && `${system.name}, ${table.columns[at]} ${text}`)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles['readout']} aria-hidden={detail !== null}>
        {detail ??
          (table.rows.length > 1
            ? `Bold: best of the column. Differences are against ${first}, over the queries that both have, with their 95 % interval. ${marksLegend(marks)}`
            : 'One row so far. Rerank with a model to set another beside it.')}
      </p>
    </div>
  )
}
