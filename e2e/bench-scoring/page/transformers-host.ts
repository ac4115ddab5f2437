/**
 * transformers.js as its own cross-encoder example uses it: a tokenizer, a sequence classifier, and one call for all the
 * passages of a query. Runs in a page, as the example is written, or in a worker.
 */
import { AutoModelForSequenceClassification, AutoTokenizer, env, type DataType, type DeviceType, type PreTrainedModel, type PreTrainedTokenizer, type Tensor } from '@huggingface/transformers'
import { inRankOrder } from '../batching.ts'
import type { List } from '../workload.ts'

export type TransformersHost = typeof transformersHost

export interface LoadRequest {
  /** Folder under /models/. */
  readonly model: string
  readonly device: 'wasm' | 'webgpu'
  readonly dtype: 'fp32' | 'q8'
  readonly threads: number
}

export interface PassRequest {
  /** Passages a call; null for all of a query. */
  readonly rows: number | null
  readonly maxLength: number
}

interface Features {
  readonly input_ids: Tensor
  readonly attention_mask: Tensor
}

let parts: { readonly tokenizer: PreTrainedTokenizer; readonly model: PreTrainedModel } | null = null

const encode = (tokenizer: PreTrainedTokenizer, { query, passages }: List, rows: readonly number[], maxLength: number): Features =>
  tokenizer(
    rows.map(() => query),
    { text_pair: rows.map((row) => passages[row] ?? ''), padding: true, truncation: true, max_length: maxLength },
  ) as Features

function loaded() {
  if (parts === null) throw new Error('No model is loaded')
  return parts
}

export const transformersHost = {
  /** Gives the milliseconds that it took. */
  async load({ model, device, dtype, threads }: LoadRequest): Promise<number> {
    env.allowRemoteModels = false
    env.allowLocalModels = true
    env.localModelPath = '/models/'
    // A cache of its own would make the second load another thing than the first.
    env.useBrowserCache = false
    env.useWasmCache = false
    const wasm = env.backends.onnx.wasm
    if (wasm === undefined) throw new Error('This build of transformers.js has no WebAssembly')
    wasm.numThreads = threads
    wasm.wasmPaths = { mjs: '/ort/ort-wasm-simd-threaded.asyncify.mjs', wasm: '/ort/ort-wasm-simd-threaded.asyncify.wasm' }
    const started = performance.now()
    const options = { device: device as DeviceType, dtype: dtype as DataType }
    const [tokenizer, classifier] = [await AutoTokenizer.from_pretrained(model), await AutoModelForSequenceClassification.from_pretrained(model, options)]
    parts = { tokenizer, model: classifier }
    return performance.now() - started
  },

  /** Scores all lists; `inference` is what the model's own calls took of `wall`, `firstRun` the first of them. */
  async pass(lists: readonly List[], { rows, maxLength }: PassRequest): Promise<{ wall: number; inference: number; firstRun: number; scores: number[][] }> {
    const { tokenizer, model } = loaded()
    const calls: number[] = []
    const scores: number[][] = []
    const started = performance.now()
    for (const list of lists) {
      const logits: number[] = []
      for (const batch of inRankOrder(list.passages.length, rows ?? Infinity)) {
        const features = encode(tokenizer, list, batch, maxLength)
        const called = performance.now()
        const output = (await model(features)) as { readonly logits: Tensor }
        calls.push(performance.now() - called)
        logits.push(...Array.from(output.logits.data as Float32Array))
      }
      scores.push(logits)
    }
    const wall = performance.now() - started
    return { wall, inference: calls.reduce((sum, call) => sum + call, 0), firstRun: calls[0] ?? 0, scores }
  },

  /** What a pass runs, and the last token of each pair: of a pair that was cut it is no separator. */
  async describe(lists: readonly List[], { rows, maxLength }: PassRequest): Promise<{ real: number; padded: number; lastTokens: number[][] }> {
    const { tokenizer } = loaded()
    let [real, padded] = [0, 0]
    const lastTokens = lists.map((list) =>
      inRankOrder(list.passages.length, rows ?? Infinity).flatMap((batch) => {
        const { input_ids, attention_mask } = encode(tokenizer, list, batch, maxLength)
        const [ids, mask] = [input_ids.data as BigInt64Array, attention_mask.data as BigInt64Array]
        const length = ids.length / batch.length
        padded += ids.length
        return batch.map((_, row) => {
          const tokens = Number(mask.subarray(row * length, (row + 1) * length).reduce((sum, bit) => sum + bit, 0n))
          real += tokens
          return Number(ids[row * length + tokens - 1])
        })
      }),
    )
    return { real, padded, lastTokens }
  },

  facts: async () => ({ crossOriginIsolated, threads: env.backends.onnx.wasm?.numThreads ?? 1 }),
}
