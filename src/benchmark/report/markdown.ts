/** The report as Markdown: for a closing note, a pull request, a terminal. */
import type { BenchmarkedSystem, BenchmarkReport } from './benchmark-report.ts'
import { contrastsOf } from './contrasts.ts'
import { greatestKnown } from './greatest.ts'
import { machineTold } from './machine-told.ts'
import { marksTold } from './marks.ts'
import { CONTRASTS_TOLD, TIMES_TOLD } from './sentences.ts'
import { contrastTable, measureTable, timeTable, type ReportTable } from './tables.ts'
import { counted, rate, share } from './words.ts'

export function reportMarkdown(report: BenchmarkReport): string {
  return [...heading(report), ...mainTable(report), ...significance(report), ...timing(report), ...failures(report), ...machines(report)].join('\n\n') + '\n'
}

/** A report's table: the first column is of words, the others of numbers. */
export function tableMarkdown({ head, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(({ name, cells }) => line([name, ...cells.map(({ text }) => text)]))].join('\n')
}

/** Names are a person's own: none may end a cell or begin a tag. */
const inCell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', '\\`')

function heading({ manifest: { collection, judgements, level, dialect, startedAt, version, plan, shard } }: BenchmarkReport): string[] {
  return [
    `# Benchmark of ${inCell(collection.name)}`,
    `${counted(collection.queries, 'query', 'queries')}, ${counted(collection.pairs, 'pair')}; ${judgements === null ? 'no judgements' : `judged by ${inCell(judgements)}`}, relevance level ${level}, measures as ${dialect}. ${counted(plan.repeat, 'repeat')} of each cell, taking turns. Rerank Lab ${version}, ${startedAt}${shard === null ? '' : `; shard ${shard} only`}.`,
  ]
}

function mainTable(report: BenchmarkReport): string[] {
  const marks = marksTold(report)
  return [tableMarkdown(measureTable(report)), ...(marks.length === 0 ? [] : [marks.join('  \n')])]
}

function significance(report: BenchmarkReport): string[] {
  const [measure] = Object.keys(report.systems[0]?.measures ?? {})
  const contrasts = measure === undefined ? [] : contrastsOf(report, measure)
  if (measure === undefined || contrasts.length === 0) return []
  return [`## ${measure} against ${inCell(report.systems[0]?.name ?? '')}`, tableMarkdown(contrastTable(contrasts)), CONTRASTS_TOLD]
}

function timing(report: BenchmarkReport): string[] {
  const table = timeTable(report)
  return table.rows.length === 0 ? [] : ['## Times, and whether scores agree', tableMarkdown(table), TIMES_TOLD]
}

const failures = ({ failures: all }: BenchmarkReport): string[] => (all.length === 0 ? [] : ['## Failed', all.map(({ name, reason }) => `- ${inCell(name)}: ${inCell(reason)}`).join('\n')])

function machines({ manifest, systems }: BenchmarkReport): string[] {
  return ['## Machines', ...manifest.machines.map((machine, at) => inCell(`${machineTold(machine)} ${loadTold(systems, at)}`))]
}

/** What else the machine did, as far as the repeats saw it. */
function loadTold(systems: readonly BenchmarkedSystem[], machine: number): string {
  const repeats = systems.flatMap((system) => system.repeats).filter((repeat) => repeat.machine === machine)
  const [first] = repeats
  if (first === undefined) return ''
  return `${counted(first.threads, 'thread')}, ${first.crossOriginIsolated ? 'isolated' : 'not isolated'}; load average up to ${rate(greatestKnown(repeats.map(({ loadAverage }) => loadAverage)))}, cores in use before a repeat up to ${share(greatestKnown(repeats.map(({ busy }) => busy)))}.`
}
