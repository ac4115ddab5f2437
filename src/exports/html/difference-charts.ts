/** Where each system helps and where it hurts, against the first row: a chart a system. */
import { differencesChart } from '../../benchmark/html/differences-chart.ts'
import { markup, type Markup } from '../../benchmark/html/markup.ts'
import { signed } from '../../benchmark/report/words.ts'
import { comparePaired } from '../../evaluation/compare.ts'
import type { MeasuresView } from '../measures-view.ts'
import type { PerQueryView } from '../per-query-csv.ts'

/** Nothing where there is nothing to compare. */
export function differenceCharts({ rows }: MeasuresView, { queries, columns }: PerQueryView, measure: string): Markup {
  const [first, ...others] = columns.filter((column) => column.measure === measure)
  if (!first || others.length === 0) return markup``
  const charts = others.map(({ system, values }) => {
    const { differences, delta, wins, losses, n } = comparePaired(values, first.values)
    // In the order of `differences`: those that both have.
    const qids = queries.flatMap(({ id }, at) => (Number.isNaN((values[at] ?? NaN) - (first.values[at] ?? NaN)) ? [] : [id]))
    return markup`<h3>${system} helps ${wins} and hurts ${losses} of ${n} queries</h3><p>${signed(delta)} on average. One bar a query, its id under the pointer.</p>${differencesChart({ differences, qids, measure, system: { name: system } })}`
  })
  return markup`<h2>What each system changes in ${measure}, against ${rows[0]?.name ?? ''}</h2>${charts}`
}
