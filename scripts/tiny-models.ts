/** The random models of ../shared/models/tiny: what PyTorch says about each, and a batch of its pairs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sharedFolder } from './shared.ts'
import { nodeRuntime } from './node-runtime.ts'
import type { FloatTensor, TokenBatch } from '../src/scoring/ports.ts'
import type { OnnxFile } from '../src/onnx/graph.ts'

export interface Matrix {
  readonly shape: readonly number[]
  readonly data: readonly number[]
}
export interface Golden {
  readonly pairs: readonly { readonly inputIds: readonly number[]; readonly tokenTypeIds: readonly number[] | null; readonly logits: readonly number[] }[]
  readonly head: { readonly modules: readonly string[]; readonly input: Matrix; readonly lastLayerInput: Matrix; readonly parameters: { readonly [name: string]: Matrix } }
}

/** TINY_MODELS names a further folder of models, made by tools/fixtures.py with another seed. */
const folders = [sharedFolder && join(sharedFolder, 'models/tiny'), process.env['TINY_MODELS']].filter((folder) => folder !== undefined)
/** Those whose head is in the graph. */
export const tinyModels = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))).filter((folder) => existsSync(join(folder, 'golden.json')) && basename(folder) !== 'modernbert-modules')

export const goldenOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden
export const graphOf = (folder: string, name = 'model.onnx'): Uint8Array => readFileSync(join(folder, 'onnx', name))

/** All pairs, padded to the longest. */
export function batchOf({ pairs }: Golden): TokenBatch {
  const [rows, length] = [pairs.length, Math.max(...pairs.map(({ inputIds }) => inputIds.length))]
  const column = (values: (pair: Golden['pairs'][number]) => readonly number[]) => {
    const column = new Int32Array(rows * length)
    pairs.forEach((pair, row) => column.set(values(pair), row * length))
    return column
  }
  return { rows, length, inputIds: column(({ inputIds }) => inputIds), tokenTypeIds: column(({ tokenTypeIds }) => tokenTypeIds ?? []), attentionMask: column(({ inputIds }) => inputIds.map(() => 1)) }
}

/** A graph's outputs for a batch, by onnxruntime-web in Node. */
export async function outputsOf({ graph, external = new Map() }: OnnxFile, batch: TokenBatch, names: readonly string[]): Promise<FloatTensor[]> {
  const session = await nodeRuntime().open(graph, { device: 'wasm', external })
  try {
    const found: FloatTensor[] = []
    for (const name of names) found.push(await session.run(batch, name))
    return found
  } finally {
    await session.dispose()
  }
}

/** The largest difference; NaN counts as infinite, and so does another length. */
export function distance(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Infinity
  return Array.from(found).reduce((worst, value, i) => {
    const difference = Math.abs(value - (expected[i] ?? NaN))
    return Number.isNaN(difference) ? Infinity : Math.max(worst, difference)
  }, 0)
}
