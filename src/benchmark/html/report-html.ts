/** report.html: one file that needs no network, no script and no other file. */
import type { BenchmarkReport } from '../report/benchmark-report.ts'
import { contrastsOf, type Contrast } from '../report/contrasts.ts'
import { machineTold } from '../report/machine-told.ts'
import { marksTold } from '../report/marks.ts'
import { CONTRASTS_TOLD, contrastFinding, contrastTold, FRONTIER_TOLD, repeatsTold, startTold, subjectTold, TIMES_TOLD } from '../report/sentences.ts'
import { differencesChart } from './differences-chart.ts'
import { Markup, markup } from './markup.ts'
import { qualityTime } from '../report/quality-time.ts'
import { qualityTimeChart } from './quality-time-chart.ts'
import { style } from './style.ts'
import { contrastTable, measureTable, timeTable } from '../report/tables.ts'
import { tableMarkup } from './tables.ts'

/** Nothing may be fetched or run, whatever a name smuggles in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** The whole page as text. */
export function reportHtml(report: BenchmarkReport): string {
  const { manifest, systems } = report
  const [measure] = Object.keys(systems[0]?.measures ?? {})
  const contrasts = measure === undefined ? [] : contrastsOf(report, measure)
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Benchmark of ${manifest.collection.name} – Rerank Lab</title><style>${new Markup(style)}</style></head><body><main>
${heading(report)}
${tableMarkup(measureTable(report))}
${marksTold(report).map((line) => markup`<p>${line}</p>`)}
${failures(report)}
${measure === undefined ? '' : frontierSection(report, measure)}
${measure === undefined ? '' : contrastSection(contrasts, measure, systems[0]?.name ?? '')}
${timeSection(report)}
${machineSection(report)}
</main></body></html>
`.text
}

const heading = (report: BenchmarkReport): Markup =>
  markup`<h1>${report.manifest.collection.name}</h1>
<p class="lead">${subjectTold(report)}</p>
<p>${repeatsTold(report)} Rerank Lab ${report.manifest.version}, <time datetime="${report.manifest.startedAt}">${startTold(report.manifest)}</time>.</p>`

const failures = ({ failures: all }: BenchmarkReport): Markup =>
  all.length === 0 ? markup`` : markup`<h2>Failed</h2><ul class="failed">${all.map(({ name, reason }) => markup`<li><b>${name}</b>: ${reason}</li>`)}</ul>`

function frontierSection({ systems }: BenchmarkReport, measure: string): Markup {
  const found = qualityTime(systems, measure)
  if (found === null) return markup``
  return markup`<h2>${found.finding}</h2><div class="chart">${qualityTimeChart(found)}</div>
<p>${FRONTIER_TOLD}</p>`
}

function contrastSection(contrasts: readonly Contrast[], measure: string, first: string): Markup {
  if (contrasts.length === 0) return markup``
  return markup`<h2>What each system changes in ${measure}, against ${first}</h2>
${tableMarkup(contrastTable(contrasts))}
<p>${CONTRASTS_TOLD}</p>
${contrasts.map((contrast) => markup`<h3>${contrastFinding(contrast)}</h3>
<p>${contrastTold(contrast)}</p>${differencesChart(contrast)}`)}`
}

const timeSection = (report: BenchmarkReport): Markup =>
  report.systems.every(({ repeats }) => repeats.length === 0)
    ? markup``
    : markup`<h2>Times, and whether scores agree</h2>${tableMarkup(timeTable(report))}
<p>${TIMES_TOLD}</p>`

const machineSection = ({ manifest: { machines, files } }: BenchmarkReport): Markup =>
  markup`<h2>Measured on</h2>${machines.map((machine) => markup`<p>${machineTold(machine)}</p>`)}
<details><summary>Files that were read</summary><ul>${files.map(({ name, bytes, sha256 }) => markup`<li>${name}, ${bytes} bytes, <code>sha256 ${sha256}</code></li>`)}</ul></details>`
