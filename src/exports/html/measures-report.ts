/** What the Measures screen shows as one HTML file: it needs no network, no script and no other file. */
import { style } from '../../benchmark/html/style.ts'
import { Markup, markup } from '../../benchmark/html/markup.ts'
import { legend, type MeasuresView } from '../measures-view.ts'
import type { PerQueryView } from '../per-query-csv.ts'
import type { RunManifest } from '../run-manifest.ts'
import { costTable, measuresTable, perQueryTable, type SystemStages } from './tables.ts'
import { differenceCharts } from './difference-charts.ts'

export interface MeasuresReport {
  readonly view: MeasuresView
  readonly perQuery: PerQueryView
  /** The measure that differences are shown of; one of the view's columns. */
  readonly measure: string
  readonly costs: readonly SystemStages[]
  readonly manifest: RunManifest
}

/** Nothing may be fetched or run, whatever a name smuggles in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

const own = `
sup { color: var(--accent) } small { display: block; color: var(--muted) } details { margin: 24px 0 } summary { cursor: pointer }
pre { overflow-x: auto; font: 12px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace } td { vertical-align: top }
`

/** The whole page as text. Names, ids and texts are anybody's, and stand as text. */
export function measuresHtml({ view, perQuery, measure, costs, manifest }: MeasuresReport): string {
  const { version, createdAt, firstStage, judgements } = manifest
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Measures of ${view.title} – Rerank Lab</title><style>${new Markup(style + own)}</style></head><body><main>
<h1>${view.title}</h1>
<p class="lead">First stage ${firstStage}, judged by ${judgements ?? 'nobody'}. Rerank Lab ${version}, <time datetime="${createdAt}">${createdAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}</time>.</p>
${measuresTable(view)}
${legend(view).map((sentence) => markup`<p>${sentence}</p>`)}
<p>Bold is the best of a column. Below a mean: its difference from the first row over the queries that both have, with the 95 % interval (BCa bootstrap) and Fisher’s p where they were computed. Tied: candidates within the first ten of a list that share their score with another.</p>
${differenceCharts(view, perQuery, measure)}
${costs.length === 0 ? '' : markup`<h2>What each system takes</h2>${costTable(costs)}<p>Milliseconds a pair are as measured in this browser, loading and first runs left out.</p>`}
<details><summary>${measure} of every query</summary>${perQueryTable(perQuery, measure)}</details>
<details><summary>Manifest</summary><pre>${JSON.stringify(manifest, null, 2)}</pre></details>
</main></body></html>
`.text
}
