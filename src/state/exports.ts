/** Files that leave the app: what is on screen, in the formats of other tools, with the manifest in them or beside them. */
import { create } from 'zustand'
import { utf8Chunks } from '../exports/chunks.ts'
import { ExportError } from '../exports/export-error.ts'
import { manifestJson } from '../exports/run-manifest.ts'
import type { RunFormatKey, RunOptions } from '../exports/run-formats.ts'
import { zipped, type ExportedFile } from '../exports/zip.ts'
import { blobOf } from '../platform/page/blob.ts'
import { slug } from '../systems/slug.ts'
import { save } from './download.ts'
import { everyFile, exportable, judgementFile, reportFile, runFiles, tableFile, type JudgementFormat, type MeasuredFormat } from './exported-files.ts'
import { measuresNow, NO_JUDGEMENTS } from './exported-measures.ts'
import { hashSources } from './source-files.ts'

interface Exports {
  /** What is being written; null when nothing is. */
  readonly writing: string | null
}

export const useExports = create<Exports>()(() => ({ writing: null }))

export interface RunChoice extends RunOptions {
  /** A system's key; null for all. */
  readonly system: string | null
  /** Whether manifest.json lies beside it, both in a zip archive. */
  readonly withManifest: boolean
}

/** Saves runs: one as it is, several or with the manifest as a zip archive. Rejects with ExportError where the format cannot hold them. */
export const exportRuns = (format: RunFormatKey, choice: RunChoice): Promise<void> =>
  writing('runs', async () => {
    const now = exportable(choice)
    const files = runFiles(now, format, choice, choice.system)
    const manifest = { path: 'manifest.json', texts: [manifestJson(now.manifest)] }
    await saveFiles(choice.withManifest ? [...files, manifest] : files, `${slug(now.base.collection.name)}-${format}`)
  })

/** Saves what the Measures screen shows, with the manifest in it or beside it. Rejects with ExportError where there are no judgements. */
export const exportMeasures = (format: MeasuredFormat): Promise<void> =>
  writing('the measures', async () => {
    const now = exportable()
    const measured = await measuresNow(now)
    if (!measured) throw new ExportError(NO_JUDGEMENTS)
    const manifest = { path: 'manifest.json', texts: [manifestJson(now.manifest)] }
    await saveFiles([tableFile(now, measured, format), ...(format === 'per-query' ? [manifest] : [])], `${slug(now.base.collection.name)}-${format}`)
  })

/** Saves report.json, the object that scripts get of `rerankLab.report()`. */
export const exportReport = (): Promise<void> => writing('the report', () => saveFiles([reportFile()], 'report'))

/** Saves the judgements in use. Rejects with ExportError where the format cannot hold them. */
export const exportJudgements = (format: JudgementFormat): Promise<void> =>
  writing('the judgements', async () => {
    const now = exportable()
    await saveFiles([judgementFile(now, format)], `${slug(now.base.collection.name)}-qrels`)
  })

/** Saves everything as one zip archive. What a format cannot hold is left out, and not-written.txt says why. */
export const exportAll = (options: RunOptions): Promise<void> =>
  writing('everything', async () => {
    const now = exportable(options)
    const name = slug(now.base.collection.name)
    save(await blobOf(zipped(everyFile(now, await measuresNow(now), options), Date.now()), 'application/zip'), `${name}.zip`)
  })

async function writing(what: string, work: () => Promise<void>): Promise<void> {
  useExports.setState({ writing: what })
  try {
    // A manifest names files by their hashes, which large ones may not have yet.
    await hashSources()
    await work()
  } finally {
    useExports.setState({ writing: null })
  }
}

/** One file by itself, several in a zip archive of that name. */
async function saveFiles(files: readonly ExportedFile[], name: string): Promise<void> {
  const [only, ...others] = files
  if (only && others.length === 0) save(await blobOf(utf8Chunks(only.texts), 'application/octet-stream'), only.path.split('/').at(-1) ?? only.path)
  else save(await blobOf(zipped(files, Date.now()), 'application/zip'), `${name}.zip`)
}
