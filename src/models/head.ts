/**
 * The head of a cross-encoder that sentence-transformers keeps beside the graph as modules (the Ettin rerankers):
 * pooling, then Dense and LayerNorm layers. Small enough for plain TypeScript: a few hundred thousand multiplications a pair.
 */
import { ModelError, type ModelFiles } from './model.ts'
import { numberIn, stringIn } from './json.ts'
import { layers, type ModuleLayer } from './layers.ts'
import { poolingOf, readModules, type Module } from './modules.ts'
import { poolTokens, type Mask, type Vectors } from './pooling.ts'
import { Safetensors } from './safetensors.ts'

/** Token vectors of a batch [rows, length, width] to one logit a row. */
export type ScoreHead = (hidden: Vectors, mask: Mask) => Float32Array

/** The modules behind a graph: how its token vectors become one a pair, and what becomes of that. */
export interface ModuleHead {
  readonly pooling: 'mean' | 'cls'
  readonly layers: readonly ModuleLayer[]
}

/**
 * The head of a model whose modules go on after its graph; undefined where the graph gives the logits itself.
 * Throws ModelError for a module that is not supported or whose weights are missing.
 */
export async function readModuleHead(files: ModelFiles): Promise<ModuleHead | undefined> {
  const modules = await readModules(files)
  const after = modules?.slice(1) ?? []
  const [pooling, ...rest] = after
  if (!rest.some(({ type }) => type === 'Dense')) return undefined
  if (pooling?.type !== 'Pooling') throw new ModelError(`modules.json of ${files.id}: expected Pooling after the encoder, found ${pooling?.type ?? 'nothing'}`)
  return { pooling: poolingOf(pooling.config), layers: await Promise.all(rest.map((module) => readLayer(files, module))) }
}

/** That head as a function. Two scores a pair (not relevant, relevant) become their difference, the log-odds. Throws as `readModuleHead`. */
export async function readHead(files: ModelFiles): Promise<ScoreHead | undefined> {
  const head = await readModuleHead(files)
  if (head === undefined) return undefined
  const { pooling, layers: chain } = head
  return (hidden, mask) => {
    const pooled = poolTokens(hidden, mask, pooling)
    return logits(chain.reduce((rows, layer) => layer.run(rows), { width: hidden.dims[2] ?? 0, data: pooled }), mask.rows, files.id)
  }
}

async function readLayer(files: ModelFiles, { type, path, config }: Module): Promise<ModuleLayer> {
  if (type === 'Normalize') return layers.normalize()
  if (type !== 'Dense' && type !== 'LayerNorm') throw new ModelError(`modules.json of ${files.id}: ${type} (${path}) is not supported in a head; supported are Pooling, Dense, LayerNorm and Normalize`)
  const file = `${path}/model.safetensors`
  if (!files.listing.has(file)) {
    const old = files.listing.has(`${path}/pytorch_model.bin`) ? ' There is only pytorch_model.bin, which is Python code in part and is not read: save the model with safetensors.' : ''
    throw new ModelError(`${files.id} has no ${file}, the weights of its ${type} layer.${old}`)
  }
  const weights = new Safetensors(await files.read(file), file)
  if (type === 'LayerNorm') return layers.layerNorm(weights.tensor('norm.weight'), weights.tensor('norm.bias'), numberIn(config.eps) ?? 1e-5)
  const bias = weights.has('linear.bias') ? weights.tensor('linear.bias') : undefined
  return layers.dense(weights.tensor('linear.weight'), bias, stringIn(config.activation_function) ?? 'Tanh')
}

function logits({ width, data }: { width: number; data: Float32Array }, rows: number, id: string): Float32Array {
  if (width === 1) return data
  if (width !== 2) throw new ModelError(`The head of ${id} gives ${width} numbers a pair; a reranker gives one, or two`)
  return Float32Array.from({ length: rows }, (_, row) => (data[2 * row + 1] as number) - (data[2 * row] as number))
}
