/** The models of a local Hub: folders on disk, listed as the public Hub's API lists them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export interface HubFile {
  readonly path: string
  readonly onDisk: string
  readonly size: number
  /** What the Hub calls the content; its ETag. */
  readonly oid: string
}

export interface HubModel {
  readonly id: string
  readonly sha: string
  readonly files: ReadonlyMap<string, HubFile>
}

export function indexModel(id: string, folder: string): HubModel {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = entries.map((entry) => {
    const onDisk = join(entry.parentPath, entry.name)
    const oid = createHash('sha256').update(readFileSync(onDisk)).digest('hex')
    return { path: relative(folder, onDisk).split(sep).join('/'), onDisk, size: statSync(onDisk).size, oid }
  })
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const sha = createHash('sha1').update(files.map(({ path, oid }) => `${path} ${oid}`).join('\n')).digest('hex')
  return { id, sha, files: new Map(files.map((file) => [file.path, file])) }
}

/** The answer of `/api/models/{id}?blobs=true`, as far as clients read it. */
export const describeModel = ({ id, sha, files }: HubModel) => ({
  id,
  modelId: id,
  sha,
  private: false,
  gated: false,
  siblings: [...files.values()].map(({ path, size, oid }) => ({ rfilename: path, size, blobId: oid.slice(0, 40), ...(isLarge(path) && { lfs: { sha256: oid, size, pointerSize: 134 } }) })),
})

/** The Hub keeps these apart from git, and answers for them with a redirect to its storage. */
export const isLarge = (path: string): boolean => /\.(onnx|safetensors|bin|onnx_data\w*)$/.test(path)
