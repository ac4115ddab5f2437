/** The report as Markdown: for a closing note, a pull request, a terminal. */
import type { BenchmarkedSystem, BenchmarkReport, Machine, Mark } from './benchmark-report.ts'
import { contrastsOf } from './contrasts.ts'
import { greatestKnown } from './greatest.ts'
import { markWords } from './marks.ts'
import { wholeRepeats } from './whole-repeats.ts'
import { counted, interval, measured, milliseconds, probability, rate, share, signed, tiny } from './words.ts'

export function reportMarkdown(report: BenchmarkReport): string {
  return [...heading(report), ...mainTable(report), ...significance(report), ...timing(report), ...failures(report), ...machines(report)].join('\n\n') + '\n'
}

/** The first column is of words, the others of numbers. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Names are a person's own: none may end a cell or begin a tag. */
const inCell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('`', '\\`')

const SIGNS: Readonly<Record<Mark, string>> = { 'software-adapter': '†', busy: '‡', 'fell-back': '§', interrupted: '¶', incomplete: '#' }

/** A system with the marks that stand beside it in every table. */
export const markedName = ({ name, marks }: BenchmarkedSystem): string => (marks.length === 0 ? name : `${name} ${marks.map((mark) => SIGNS[mark]).join('')}`)

/** What the marks in a report mean. */
export const marksTold = ({ systems }: BenchmarkReport): readonly string[] =>
  (Object.keys(SIGNS) as Mark[]).filter((mark) => systems.some(({ marks }) => marks.includes(mark))).map((mark) => `${SIGNS[mark]} ${markWords[mark]}`)

function heading({ manifest: { collection, judgements, level, dialect, startedAt, version, plan, shard } }: BenchmarkReport): string[] {
  return [
    `# Benchmark of ${inCell(collection.name)}`,
    `${counted(collection.queries, 'query', 'queries')}, ${counted(collection.pairs, 'pair')}; ${judgements === null ? 'no judgements' : `judged by ${inCell(judgements)}`}, relevance level ${level}, measures as ${dialect}. ${counted(plan.repeat, 'repeat')} of each cell, taking turns. Rerank Lab ${version}, ${startedAt}${shard === null ? '' : `; shard ${shard} only`}.`,
  ]
}

function mainTable(report: BenchmarkReport): string[] {
  const names = Object.keys(report.systems[0]?.measures ?? {})
  const head = ['', ...names, 'pairs/s', 'slowest – fastest', 'p50 a query', 'p95 a query', 'ran on']
  const rows = report.systems.map((system) => [
    markedName(system),
    ...names.map((name) => measured(system.measures[name]?.mean)),
    rate(system.speed?.pairsPerSecond),
    system.speed === null || system.speed.repeats < 2 ? '–' : `${rate(system.speed.slowest)} – ${rate(system.speed.fastest)}`,
    milliseconds(system.speed?.p50),
    milliseconds(system.speed?.p95),
    [system.device, system.dtype].filter((part) => part !== null).join(' ') || '–',
  ])
  return [markdownTable(head, rows), ...(marksTold(report).length === 0 ? [] : [marksTold(report).join('  \n')])]
}

function significance(report: BenchmarkReport): string[] {
  const [measure] = Object.keys(report.systems[0]?.measures ?? {})
  const contrasts = measure === undefined ? [] : contrastsOf(report, measure)
  if (measure === undefined || contrasts.length === 0) return []
  const rows = contrasts.map(({ system, delta, low, high, p, corrected, wins, ties, losses, n }) => [markedName(system), signed(delta), interval(low, high), probability(p), probability(corrected), `${wins} / ${ties} / ${losses}`, String(n)])
  return [`## ${measure} against ${inCell(report.systems[0]?.name ?? '')}`, markdownTable(['', 'difference', '95 % interval', 'p', 'p, Holm', 'better / same / worse', 'queries'], rows), 'Intervals are bootstrapped over queries (BCa, 10,000 resamples, seed 42); p is of Fisher’s paired randomisation test.']
}

function timing(report: BenchmarkReport): string[] {
  const scored = report.systems.filter(({ repeats }) => repeats.length > 0)
  if (scored.length === 0) return []
  const rows = scored.map((system) => {
    const { repeats, speed, agreement, cost, millisecondsPerQuery } = system
    return [
      markedName(system),
      milliseconds(repeats[0]?.opened),
      milliseconds(speed?.load),
      milliseconds(speed?.firstRun),
      rate(speed?.tokensPerSecond),
      share(speed?.padding),
      milliseconds(millisecondsPerQuery),
      cost.map(({ pairs }) => pairs).join(' + '),
      String(wholeRepeats(repeats).length),
      tiny(greatestKnown(repeats.map(({ deviation }) => deviation))),
      agreement === null ? '–' : `${tiny(agreement.greatest)} (${agreement.with})`,
    ]
  })
  return [
    '## Times, and whether scores agree',
    markdownTable(['', 'opened', 'load', 'first run', 'tokens/s', 'padding', 'models, a query', 'pairs', 'repeats', 'between repeats', 'from the same model’s'], rows),
    'Opened: the files read, of a Hub model that was not here its download. Load: session and known answers. First run: compiling. Rates, percentiles and the models’ time for a query leave these out. The last two columns are greatest differences of a score.',
  ]
}

const failures = ({ failures: all }: BenchmarkReport): string[] => (all.length === 0 ? [] : ['## Failed', all.map(({ name, reason }) => `- ${inCell(name)}: ${inCell(reason)}`).join('\n')])

function machines({ manifest, systems }: BenchmarkReport): string[] {
  return ['## Machines', ...manifest.machines.map((machine, at) => inCell(`${machineTold(machine)} ${loadTold(systems, at)}`))]
}

const gibibytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(0)} GiB`

export const machineTold = ({ processor, cores, memory, system, driver, browser, browserArguments, adapter }: Machine): string =>
  `${processor}, ${counted(cores, 'core')}, ${gibibytes(memory)}, ${system}; ${browser}${driver === null ? '' : `, ${driver}`}. WebGPU: ${adapter === null ? 'no adapter' : `${[adapter.vendor, adapter.architecture, adapter.description].filter((part) => part !== '').join(' ')}${adapter.isFallbackAdapter ? ' (software)' : ''}, shader-f16 ${adapter.shaderF16 ? 'yes' : 'no'}`}. Flags: ${browserArguments.join(' ') || 'none'}.`

/** What else the machine did, as far as the repeats saw it. */
function loadTold(systems: readonly BenchmarkedSystem[], machine: number): string {
  const repeats = systems.flatMap((system) => system.repeats).filter((repeat) => repeat.machine === machine)
  const [first] = repeats
  if (first === undefined) return ''
  return `${counted(first.threads, 'thread')}, ${first.crossOriginIsolated ? 'isolated' : 'not isolated'}; load average up to ${rate(greatestKnown(repeats.map(({ loadAverage }) => loadAverage)))}, cores in use before a repeat up to ${share(greatestKnown(repeats.map(({ busy }) => busy)))}.`
}
