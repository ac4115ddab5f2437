/** Scores lists with the product's tokenizer and inference workers, each technique as it is asked for. */
import { ModelTokenizer, type EncodedPair } from '../../../src/models/tokenizer.ts'
import { InferenceLane, type LaneSession } from '../../../src/platform/worker/inference-lane.ts'
import { padded } from '../../../src/scoring/padded.ts'
import type { TokenBatch } from '../../../src/scoring/ports.ts'
import { byLength, inRankOrder } from '../batching.ts'
import { runtimeKey, type Cutting, type Runtime, type Step } from '../techniques-steps.ts'
import type { List } from '../workload.ts'

const workers = {
  plain: () => new Worker(new URL('../../../workers/inference-wasm.ts', import.meta.url), { type: 'module' }),
  asyncify: () => new Worker(new URL('./asyncify-worker.ts', import.meta.url), { type: 'module' }),
}

const opened = new Map<string, Promise<readonly LaneSession[]>>()
let tokenizer: ModelTokenizer | null = null

async function fileAt(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function open(model: string, { build, lanes, threads, graph }: Runtime): Promise<LaneSession[]> {
  const bytes = await fileAt(`/models/${model}/onnx/${graph}`)
  return Promise.all(Array.from({ length: lanes }, () => new InferenceLane(workers[build], threads).open(bytes, new Map())))
}

function rowsOf(pairs: readonly EncodedPair[], { by }: Cutting): number[][] {
  return 'tokens' in by ? byLength(pairs.map(({ inputIds }) => inputIds.length), by.tokens) : inRankOrder(pairs.length, by.rows ?? Infinity)
}

/** Batches of all lists; a list is tokenized when the first of its batches is asked for. */
function* batchesOf(lists: readonly List[], cutting: Cutting, maxLength: number, { ids, pair, padId }: Pick<ModelTokenizer, 'ids' | 'pair' | 'padId'>): Generator<TokenBatch> {
  for (const { query, passages } of lists) {
    const queryIds = ids(query)
    const pairs = passages.map((passage) => pair(queryIds, ids(passage), maxLength))
    for (const rows of rowsOf(pairs, cutting)) yield padded(rows.map((row) => pairs[row] as EncodedPair), padId)
  }
}

const techniques = {
  /** Opens what a step needs; what an earlier step opened is used again. */
  async prepare(model: string, { runtime }: Step): Promise<void> {
    tokenizer ??= ModelTokenizer.fromFiles(await fileAt(`/models/${model}/tokenizer.json`), await fileAt(`/models/${model}/tokenizer_config.json`))
    const key = runtimeKey(runtime)
    if (!opened.has(key)) opened.set(key, open(model, runtime))
    await opened.get(key)
  },

  /** Milliseconds for all lists. */
  async pass({ runtime, cutting }: Step, lists: readonly List[], maxLength: number): Promise<number> {
    const sessions = await opened.get(runtimeKey(runtime))
    if (sessions === undefined || tokenizer === null) throw new Error('The step was not prepared')
    const own = tokenizer
    const started = performance.now()
    const batches = batchesOf(lists, cutting, maxLength, { ids: (text) => own.ids(text), pair: (...parts) => own.pair(...parts), padId: own.padId })
    const take = () => batches.next().value as TokenBatch | undefined
    await Promise.all(
      sessions.map(async (session) => {
        const output = session.outputNames.find((name) => name === 'logits') ?? session.outputNames[0] ?? ''
        for (let batch = take(); batch !== undefined; ) {
          const running = session.run(batch, output)
          const next = cutting.isAhead ? take() : undefined
          await running
          batch = cutting.isAhead ? next : take()
        }
      }),
    )
    return performance.now() - started
  },
}

declare global {
  interface Window {
    readonly techniques: typeof techniques
  }
}

Object.assign(window, { techniques })
