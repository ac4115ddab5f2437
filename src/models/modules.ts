/** modules.json: the chain of modules that sentence-transformers puts a model together from. */
import { ModelError, type ModelFiles } from './model.ts'
import { objectIn, parseArray, parseObject, stringIn, type JsonObject } from './json.ts'

export interface Module {
  /** The class name, without the package: Transformer, Pooling, Dense, LayerNorm, Normalize … */
  readonly type: string
  /** Its folder; empty for the encoder. */
  readonly path: string
  readonly config: JsonObject
}

/** The modules in order, each with its config; undefined where the model has no modules.json. Throws ModelError. */
export async function readModules(files: ModelFiles): Promise<readonly Module[] | undefined> {
  if (!files.listing.has('modules.json')) return undefined
  const entries = parseArray(await files.read('modules.json'), 'modules.json').map(objectIn)
  return Promise.all(
    entries.map(async (entry) => {
      const path = (stringIn(entry.path) ?? '').replace(/\/$/, '')
      const type = (stringIn(entry.type) ?? '').split('.').at(-1) ?? ''
      if (type === '') throw new ModelError(`modules.json of ${files.id}: a module has no "type"`)
      const file = `${path}/config.json`
      const config = path !== '' && files.listing.has(file) ? parseObject(await files.read(file), file) : {}
      return { type, path, config }
    }),
  )
}

/** What a Pooling module's config asks for; it was spelled as one flag a mode before it became one word. */
export function poolingOf(config: JsonObject): 'mean' | 'cls' {
  const word = stringIn(config.pooling_mode) ?? Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true).join(' and ')
  if (word === 'cls' || word === 'pooling_mode_cls_token') return 'cls'
  if (word === 'mean' || word === 'pooling_mode_mean_tokens') return 'mean'
  throw new ModelError(`Pooling: ${word === '' ? 'the config names no mode' : `mode "${word}" is not supported`}; supported are mean and cls`)
}
