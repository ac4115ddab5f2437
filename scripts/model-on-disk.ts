/** A model's folder on this disk as ModelFiles, for tests and scripts: what a person gets by dropping the folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import type { ModelFiles } from '../src/models/model.ts'
import { folderFiles, type LocalFile } from '../src/models/sources/folder.ts'

export function modelOnDisk(folder: string): Promise<ModelFiles> {
  return folderFiles(filesOnDisk(folder))
}

/** The folder's files as a browser hands them over: each with its path from the folder's own name on. */
export function filesOnDisk(folder: string): LocalFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name)
    const blob = new Blob([readFileSync(path)])
    return { name: entry.name, webkitRelativePath: `${basename(folder)}/${relative(folder, path).split(sep).join('/')}`, size: blob.size, slice: (start, end) => blob.slice(start, end) }
  })
}
