/** A model from files that a person dropped or picked. */
import { textKey } from '../../columns/hash.ts'
import { ModelError, type ModelFiles } from '../model.ts'

/** The part of a browser's File that is needed; Node's File has it too. */
export interface LocalFile {
  readonly name: string
  /** `folder/onnx/model.onnx` where a folder was picked; empty for single files. */
  readonly webkitRelativePath?: string
  readonly size: number
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

const CHUNK = 1 << 24

/**
 * The files by their path in the model: what lies above config.json, tokenizer.json or onnx/ is stripped, and becomes
 * the model's id. The revision is a digest of all bytes, since a tuned copy can differ in a few kilobytes of weights
 * while names and sizes stay. Throws ModelError where there is no file, or files of two models.
 */
export async function folderFiles(files: readonly LocalFile[], name = 'folder'): Promise<ModelFiles> {
  if (files.length === 0) throw new ModelError('The folder is empty. Expected: config.json, tokenizer.json and onnx/model.onnx.')
  const all = files.map((file) => ({ file, path: (file.webkitRelativePath || file.name).replaceAll('\\', '/').replace(/^\.?\/+/, '') }))
  const root = modelRoot(all.map(({ path }) => path))
  const inside = new Map<string, LocalFile>()
  for (const { file, path } of all.filter((each) => each.path.startsWith(root))) {
    const place = placeOf(path.slice(root.length))
    if (inside.has(place)) throw new ModelError(`Two files are ${place}: the folders that they stood in were lost. Drop the folder itself, not the files in it.`)
    inside.set(place, file)
  }
  const listing = new Map([...inside].map(([path, file]) => [path, file.size]))
  return {
    id: root.split('/').at(-2) ?? name,
    source: 'folder',
    revision: await digest(inside),
    listing,
    async read(path, { signal, onBytes } = {}) {
      const file = inside.get(path)
      if (file === undefined) throw new ModelError(`${path} is missing. The folder holds ${[...inside.keys()].sort().slice(0, 8).join(', ')}.`)
      const bytes = new Uint8Array(file.size)
      for await (const { start, chunk } of chunks(file)) {
        signal?.throwIfAborted()
        bytes.set(chunk, start)
        onBytes?.(start + chunk.length, file.size)
      }
      return bytes
    },
  }
}

/** The folder that a model's files stand in, with a final slash; '' where they were given without one. */
function modelRoot(paths: readonly string[]): string {
  const roots = (pattern: RegExp) => [...new Set(paths.flatMap((path) => pattern.exec(path)?.[1] ?? []))].sort((a, b) => a.length - b.length)
  const tops = roots(/^(.*?)tokenizer\.json$/).concat(roots(/^(.*?)(?:onnx\/)[^/]+\.onnx$/), roots(/^(.*?)config\.json$/), roots(/^(.*?)[^/]*$/))
  const [top = ''] = tops
  const others = roots(/^(.*?)tokenizer\.json$/).filter((root) => root !== top)
  if (others.length > 0) throw new ModelError(`The folder holds several models: ${[top, ...others].map((root) => root || '(top)').join(', ')}. Drop one of them.`)
  return top
}

/** Single files come without their folder: graphs are put where the Hub keeps them. */
const placeOf = (path: string) => (/^[^/]+\.onnx(_data(_\d+)?|\.data)?$/.test(path) ? `onnx/${path}` : path)

async function digest(files: ReadonlyMap<string, LocalFile>): Promise<string> {
  const lines: string[] = []
  for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const keys: string[] = []
    for await (const { chunk } of chunks(file)) keys.push(textKey(chunk))
    lines.push(`${path} ${file.size} ${keys.join(' ')}`)
  }
  return textKey(new TextEncoder().encode(lines.join('\n')))
}

async function* chunks(file: LocalFile): AsyncGenerator<{ start: number; chunk: Uint8Array }> {
  for (let start = 0; start < file.size; start += CHUNK) {
    yield { start, chunk: new Uint8Array(await file.slice(start, Math.min(file.size, start + CHUNK)).arrayBuffer()) }
  }
}
