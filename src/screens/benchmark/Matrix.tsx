import type { CellView } from '../../state/benchmark-hooks.ts'
import table from '../../components/DataTable.module.css'
import { SystemName } from '../../components/SystemName.tsx'
import { cellAt, columnsOf, rowsOf } from './matrix-layout.ts'
import { MatrixCell } from './MatrixCell.tsx'
import styles from './Matrix.module.css'

interface MatrixProps {
  readonly cells: readonly CellView[]
  readonly repeats: number
  /** What stands for a cell's quality. */
  readonly measure: string
}

/** Models × where and how they run, each cell with its quality and its speed as soon as it has them. */
export function Matrix({ cells, repeats, measure }: MatrixProps) {
  const columns = columnsOf(cells)
  return (
    <>
      <div className={table['scroller']} role="region" aria-label="Cells of the plan" tabIndex={0}>
        <table className={`${table['table']} ${styles['matrix']}`} aria-label="Cells">
          <thead>
            <tr>
              <th scope="col">
                <span className={table['small']}>{measure} and pairs/s</span>
              </th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.where}
                  <span className={table['small']}> {column.depth}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(cells).map((model) => (
              <tr key={model}>
                <th scope="row">
                  <SystemName name={model} />
                </th>
                {columns.map((column) => {
                  const view = cellAt(cells, model, column)
                  return view ? <MatrixCell key={column.key} view={view} repeats={repeats} measure={measure} /> : <td key={column.key} />
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cells.some(({ failure }) => failure !== null) && (
        <ul className={styles['failures']} aria-label="Failed cells">
          {cells.flatMap(({ name, failure }) => (failure === null ? [] : [<li key={name}>{`${name}: ${failure.reason}`}</li>]))}
        </ul>
      )}
    </>
  )
}
