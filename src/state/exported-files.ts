/** Which files an export is made of. */
import { runFormatKeys, runFormats, type RunFormat, type RunFormatKey, type RunOptions } from '../exports/run-formats.ts'
import { ExportError } from '../exports/export-error.ts'
import { measuresHtml } from '../exports/html/measures-report.ts'
import { measuresLatex } from '../exports/latex.ts'
import { measuresMarkdown } from '../exports/markdown.ts'
import { perQueryCsv } from '../exports/per-query-csv.ts'
import { ranxQrels } from '../exports/ranx.ts'
import { receiptsCsv, receiptsJson } from '../exports/receipts.ts'
import { manifestJson, type RunManifest } from '../exports/run-manifest.ts'
import { trecQrels } from '../exports/trec-qrels.ts'
import type { ExportedFile } from '../exports/zip.ts'
import { useChoices } from './choices.ts'
import { useCollectionStore } from './collection.ts'
import type { Base } from './derived/base.ts'
import { costOf } from './derived/cost.ts'
import { exportedJudgements, orderedRun } from './derived/exported.ts'
import { NO_JUDGEMENTS, type Measured } from './exported-measures.ts'
import type { OrderedSystem } from './derived/systems.ts'
import { runManifest } from './run-manifest.ts'
import { factsNow, reportNow } from './script.ts'
import { selectBase, selectSystems } from './selected.ts'
import { useSpeeds } from './speeds.ts'

export const measuredFormats = ['html', 'markdown', 'latex', 'per-query'] as const
export type MeasuredFormat = (typeof measuredFormats)[number]
export type JudgementFormat = 'trec' | 'ranx'

export interface RunChoice extends RunOptions {
  /** A system's key; null for all. */
  readonly system: string | null
  /** Whether manifest.json lies beside it, both in a zip archive. */
  readonly withManifest: boolean
}

/** What there is to export now. */
export interface Exportable {
  readonly base: Base
  readonly systems: readonly OrderedSystem[]
  readonly manifest: RunManifest
}

/** Throws ExportError where there is no collection. */
export function exportable({ tieProof }: Pick<RunOptions, 'tieProof'> = { tieProof: false }): Exportable {
  const facts = factsNow()
  const base = selectBase(facts)
  if (!base) throw new ExportError('There is nothing to export yet: add a candidate set first.')
  const systems = selectSystems(facts)
  return { base, systems, manifest: runManifest(base, systems, tieProof) }
}

/** A file a system, or of one system alone by its key. @param folder whether they lie in the format's folder */
export function runFiles({ base, systems, manifest }: Exportable, key: RunFormatKey, options: RunOptions, system: string | null, folder = ''): readonly ExportedFile[] {
  const format: RunFormat = runFormats[key]
  return systems.flatMap((each, at): ExportedFile[] => {
    const run = system === null || each.shown.key === system ? orderedRun(base, each) : null
    const name = manifest.systems[at]?.slug ?? each.shown.name
    return run ? [{ path: `${folder}${name}.${format.extension(options)}`, texts: format.write(run, options) }] : []
  })
}

/** Throws ExportError where there are no judgements. */
export function judgementFile({ base }: Exportable, format: JudgementFormat): ExportedFile {
  const judgements = exportedJudgements(base)
  if (!judgements) throw new ExportError(NO_JUDGEMENTS)
  return format === 'trec' ? { path: 'qrels.txt', texts: trecQrels(judgements) } : { path: 'qrels.json', texts: ranxQrels(judgements) }
}

/** A file of what is measured. */
export function tableFile({ systems, manifest }: Exportable, { view, perQuery }: Measured, format: MeasuredFormat): ExportedFile {
  if (format === 'markdown') return { path: 'measures.md', texts: [measuresMarkdown(view, manifest)] }
  if (format === 'latex') return { path: 'measures.tex', texts: [measuresLatex(view, manifest)] }
  if (format === 'per-query') return { path: 'per-query.csv', texts: perQueryCsv(perQuery) }
  const { speeds } = useSpeeds.getState()
  const costs = systems.map((system) => ({ name: system.shown.name, stages: costOf(system, speeds) })).filter(({ stages }) => stages.length > 0)
  const { measure } = useChoices.getState()
  const shown = view.columns.includes(measure) ? measure : (view.columns[0] ?? measure)
  return { path: 'report.html', texts: [measuresHtml({ view, perQuery, measure: shown, costs, manifest })] }
}

export const manifestFile = ({ manifest }: Exportable): ExportedFile => ({ path: 'manifest.json', texts: [manifestJson(manifest)] })

export const reportFile = (): ExportedFile => ({ path: 'report.json', texts: [`${JSON.stringify(reportNow(), null, 2)}\n`] })

/** Lists with their texts may take gigabytes; of more pairs than this they are only written when they are asked for. */
const MOST_PAIRS_WITH_TEXTS = 200_000

/** Everything; what cannot be written is told of in the last file. @param measured null where there are no judgements */
export function* everyFile(now: Exportable, measured: Measured | null, options: RunOptions): Generator<ExportedFile> {
  const left: string[] = []
  const tried = function* (path: string, files: () => readonly ExportedFile[]): Generator<ExportedFile> {
    try {
      // What a format cannot hold is found out before its first line.
      for (const file of files()) yield { ...file, texts: begun(file.texts) }
    } catch (error) {
      if (!(error instanceof ExportError)) throw error
      left.push(`${path}: ${error.message}`)
    }
  }
  const receipts = useCollectionStore.getState().receipts
  yield manifestFile(now)
  yield reportFile()
  if (measured) for (const format of measuredFormats) yield tableFile(now, measured, format)
  for (const format of ['trec', 'ranx'] as const) yield* tried(`Judgements (${format})`, () => [judgementFile(now, format)])
  for (const key of runFormatKeys) {
    const { name, folder, holdsTexts }: RunFormat = runFormats[key]
    if (holdsTexts && now.base.collection.candidates.passage.length > MOST_PAIRS_WITH_TEXTS) left.push(`${name}: with all texts it would be very large. Export it by itself.`)
    else yield* tried(name, () => runFiles(now, key, options, null, `${folder}/`))
  }
  if (receipts.length > 0) yield* [{ path: 'receipt.json', texts: [receiptsJson(receipts)] }, { path: 'receipt.csv', texts: receiptsCsv(receipts) }]
  if (left.length > 0) yield { path: 'not-written.txt', texts: [`${left.join('\n')}\n`] }
}

/** The same texts, the first of them written now. */
function begun(texts: Iterable<string>): Iterable<string> {
  const iterator = texts[Symbol.iterator]()
  const first = iterator.next()
  return {
    *[Symbol.iterator]() {
      if (first.done === true) return
      yield first.value
      for (let next = iterator.next(); next.done !== true; next = iterator.next()) yield next.value
    },
  }
}
