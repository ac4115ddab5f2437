/** What was read, so that a report can be held against it later. */
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Plan } from '../../src/benchmark/plan/plan.ts'
import { cellsOf } from '../../src/benchmark/plan/cells.ts'
import type { FileFacts } from '../../src/benchmark/report/benchmark-report.ts'
import { isFolder, sourcesOf } from './model-sources.ts'

/** Of the plan's files, and of its models that are folders here. */
export async function filesOf(plan: Plan): Promise<readonly FileFacts[]> {
  const data = [...plan.candidates, ...(plan.corpus === null ? [] : [plan.corpus]), ...plan.qrels].map((file) => ({ file, name: basename(file) }))
  const folders = [...new Set(cellsOf(plan).flatMap(({ model }) => sourcesOf(model)))].filter(isFolder)
  const facts: FileFacts[] = []
  for (const { file, name } of [...data, ...folders.flatMap(filesIn)]) facts.push({ name, bytes: statSync(file).size, sha256: await digest(file) })
  return facts
}

function filesIn(folder: string): readonly { readonly file: string; readonly name: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ file, name: `${basename(folder)}/${relative(folder, file).split(sep).join('/')}` }))
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
