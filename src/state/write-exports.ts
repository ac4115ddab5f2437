/** Writes what leaves the app, and saves it. Loaded when something is exported: until then nobody needs the writers. */
import { utf8Chunks } from '../exports/chunks.ts'
import { ExportError } from '../exports/export-error.ts'
import type { RunFormatKey, RunOptions } from '../exports/run-formats.ts'
import { zipped, type ExportedFile } from '../exports/zip.ts'
import { blobOf } from '../platform/page/blob.ts'
import { slug } from '../systems/slug.ts'
import { save } from './download.ts'
import { everyFile, exportable, judgementFile, manifestFile, reportFile, runFiles, tableFile, type JudgementFormat, type MeasuredFormat, type RunChoice } from './exported-files.ts'
import { measuresNow, NO_JUDGEMENTS } from './exported-measures.ts'

export async function writeRuns(format: RunFormatKey, choice: RunChoice): Promise<void> {
  const now = exportable(choice)
  const files = runFiles(now, format, choice, choice.system)
  await saveFiles(choice.withManifest ? [...files, manifestFile(now)] : files, `${slug(now.base.collection.name)}-${format}`)
}

export async function writeMeasures(format: MeasuredFormat): Promise<void> {
  const now = exportable()
  const measured = await measuresNow(now)
  if (!measured) throw new ExportError(NO_JUDGEMENTS)
  await saveFiles([tableFile(now, measured, format), ...(format === 'per-query' ? [manifestFile(now)] : [])], `${slug(now.base.collection.name)}-${format}`)
}

export const writeReport = (): Promise<void> => saveFiles([reportFile()], 'report')

export async function writeJudgements(format: JudgementFormat): Promise<void> {
  const now = exportable()
  await saveFiles([judgementFile(now, format)], `${slug(now.base.collection.name)}-qrels`)
}

export async function writeAll(options: RunOptions): Promise<void> {
  const now = exportable(options)
  const name = slug(now.base.collection.name)
  save(await blobOf(zipped(everyFile(now, await measuresNow(now), options), Date.now()), 'application/zip'), `${name}.zip`)
}

/** One file by itself, several in a zip archive of that name. */
async function saveFiles(files: readonly ExportedFile[], name: string): Promise<void> {
  const [only, ...others] = files
  if (only && others.length === 0) save(await blobOf(utf8Chunks(only.texts), 'application/octet-stream'), only.path.split('/').at(-1) ?? only.path)
  else save(await blobOf(zipped(files, Date.now()), 'application/zip'), `${name}.zip`)
}
