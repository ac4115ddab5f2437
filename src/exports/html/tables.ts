/** The report's tables. */
import { markup, type Insertable, type Markup } from '../../benchmark/html/markup.ts'
import { ABSENT, interval, measured, milliseconds, probability, signed } from '../../benchmark/report/words.ts'
import type { StageCost } from '../../benchmark/report.ts'
import type { MeasuresCell, MeasuresView } from '../measures-view.ts'
import type { PerQueryView } from '../per-query-csv.ts'

/** What each stage of a system takes. */
export interface SystemStages {
  readonly name: string
  readonly stages: readonly StageCost[]
}

interface Row {
  readonly head: Insertable
  readonly cells: readonly Insertable[]
}

const table = (caption: string, heads: readonly string[], rows: readonly Row[]): Markup =>
  markup`<div class="wide"><table aria-label="${caption}"><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map(({ head, cells }) => markup`<tr><th scope="row">${head}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>`

export const measuresTable = ({ columns, rows, judged }: MeasuresView): Markup =>
  table(
    'Measures',
    ['System', ...columns, 'queries', 'tied'],
    rows.map(({ name, letter, cells, complete, tiedInTop }, at) => ({
      head: markup`<span class="swatch s${at % 8}"></span>${letter}&ensp;${name}`,
      cells: [...cells.map(cellMarkup), complete === judged ? String(judged) : `${complete} of ${judged}`, String(tiedInTop)],
    })),
  )

function cellMarkup({ mean, best, letters, delta, interval: ends, p }: MeasuresCell): Markup {
  const number = best ? markup`<b>${measured(mean)}</b>` : measured(mean)
  return markup`${number}${letters.length === 0 ? '' : markup`<sup>${letters.join('')}</sup>`}${delta === null ? '' : markup`<small>${signed(delta)}</small>`}${ends === null ? '' : markup`<small>${interval(...ends)}</small>`}${p === null ? '' : markup`<small>p ${probability(p)}</small>`}`
}

export const costTable = (costs: readonly SystemStages[]): Markup =>
  table(
    'Costs',
    ['System', 'stage', 'dtype', 'device', 'depth', 'pairs', 'a pair'],
    costs.flatMap(({ name, stages }) =>
      stages.map(({ model, dtype, device, depth, pairs, millisecondsPerPair }, at) => ({
        head: at === 0 ? name : '',
        cells: [model, dtype, device, String(depth), String(pairs), milliseconds(millisecondsPerPair)],
      })),
    ),
  )

/** One measure of all systems, a row a query. */
export function perQueryTable({ queries, columns }: PerQueryView, measure: string): Markup {
  const shown = columns.filter((column) => column.measure === measure)
  return table(
    `${measure} by query`,
    ['Query', 'text', ...shown.map(({ system }) => system)],
    queries.map(({ id, text }, row) => ({ head: id, cells: [text === '' ? ABSENT : text, ...shown.map(({ values }) => measured(values[row]))] })),
  )
}
