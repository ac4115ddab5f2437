/** Files that leave the app: what is on screen, in the formats of other tools, with the manifest in them or beside them. */
import { create } from 'zustand'
import type { RunFormatKey, RunOptions } from '../exports/run-formats.ts'
import type { JudgementFormat, MeasuredFormat, RunChoice } from './exported-files.ts'
import { hashSources } from './source-files.ts'
import type * as Writers from './write-exports.ts'

interface Exports {
  /** What is being written; null when nothing is. */
  readonly writing: string | null
}

export const useExports = create<Exports>()(() => ({ writing: null }))

/** Saves runs: one as it is, several or with the manifest as a zip archive. Rejects with ExportError where the format cannot hold them. */
export const exportRuns = (format: RunFormatKey, choice: RunChoice): Promise<void> => writing('runs', ({ writeRuns }) => writeRuns(format, choice))

/** Saves what the Measures screen shows, with the manifest in it or beside it. Rejects with ExportError where there are no judgements. */
export const exportMeasures = (format: MeasuredFormat): Promise<void> => writing('the measures', ({ writeMeasures }) => writeMeasures(format))

/** Saves report.json, the object that scripts get of `rerankLab.report()`. */
export const exportReport = (): Promise<void> => writing('the report', ({ writeReport }) => writeReport())

/** Saves the judgements in use. Rejects with ExportError where the format cannot hold them. */
export const exportJudgements = (format: JudgementFormat): Promise<void> => writing('the judgements', ({ writeJudgements }) => writeJudgements(format))

/** Saves everything as one zip archive. What a format cannot hold is left out, and not-written.txt says why. */
export const exportAll = (options: RunOptions): Promise<void> => writing('everything', ({ writeAll }) => writeAll(options))

async function writing(what: string, work: (writers: typeof Writers) => Promise<void>): Promise<void> {
  useExports.setState({ writing: what })
  try {
    // A manifest names files by their hashes, which large ones may not have yet.
    await hashSources()
    await work(await import('./write-exports.ts'))
  } finally {
    useExports.setState({ writing: null })
  }
}
