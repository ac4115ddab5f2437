/** Runs in a process of its own: onnxruntime-node on token ids that it makes with the project's tokenizer. See node-contestant.ts. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Ort from 'onnxruntime-common'
import { ModelTokenizer } from '../../../src/models/tokenizer.ts'
import { byLength, inRankOrder } from '../batching.ts'
import type { NodeOpening, NodePass, NodeRequest } from './node-messages.ts'
import type { List } from '../workload.ts'

type Pair = ReturnType<ModelTokenizer['pair']>

async function open({ packages, model, graph, threads, maxLength, budget, lists, few }: NodeRequest) {
  const ort = createRequire(join(packages, 'package.json'))('onnxruntime-node') as typeof Ort
  const started = performance.now()
  const tokenizer = ModelTokenizer.fromFiles(readFileSync(join(model, 'tokenizer.json')), readFileSync(join(model, 'tokenizer_config.json')))
  const session = await ort.InferenceSession.create(join(model, 'onnx', graph), { executionProviders: ['cpu'], intraOpNumThreads: threads, logSeverityLevel: 3 })
  const load = performance.now() - started

  const pairsOf = ({ query, passages }: List): Pair[] => {
    const queryIds = tokenizer.ids(query)
    return passages.map((passage) => tokenizer.pair(queryIds, tokenizer.ids(passage), maxLength))
  }
  const cut = (pairs: readonly Pair[]) => (budget === null ? inRankOrder(pairs.length, Infinity) : byLength(pairs.map(({ inputIds }) => inputIds.length), budget))

  async function run(rows: readonly Pair[]): Promise<number[]> {
    const length = Math.max(...rows.map(({ inputIds }) => inputIds.length))
    const column = (valueAt: (row: Pair, at: number) => number) =>
      new ort.Tensor('int64', BigInt64Array.from({ length: rows.length * length }, (_, i) => BigInt(valueAt(rows[Math.floor(i / length)] as Pair, i % length))), [rows.length, length])
    const columns: Record<string, Ort.Tensor> = {
      input_ids: column(({ inputIds }, at) => inputIds[at] ?? tokenizer.padId),
      attention_mask: column(({ inputIds }, at) => (at < inputIds.length ? 1 : 0)),
      token_type_ids: column(({ tokenTypeIds }, at) => tokenTypeIds[at] ?? 0),
    }
    const feeds = Object.fromEntries(Object.entries(columns).filter(([name]) => session.inputNames.includes(name)))
    const { logits } = await session.run(feeds, ['logits'])
    return Array.from((logits as Ort.Tensor).data as Float32Array)
  }

  async function pass(over: readonly List[]): Promise<NodePass> {
    const calls: number[] = []
    const scores: number[][] = []
    const tokens = { real: 0, padded: 0 }
    const began = performance.now()
    for (const list of over) {
      const pairs = pairsOf(list)
      const logits = new Array<number>(pairs.length)
      for (const batch of cut(pairs)) {
        const rows = batch.map((row) => pairs[row] as Pair)
        const called = performance.now()
        const outputs = await run(rows)
        calls.push(performance.now() - called)
        batch.forEach((row, at) => (logits[row] = outputs[at] as number))
        const lengths = rows.map(({ inputIds }) => inputIds.length)
        tokens.real += lengths.reduce((sum, length) => sum + length, 0)
        tokens.padded += rows.length * Math.max(...lengths)
      }
      scores.push(logits)
    }
    const wall = performance.now() - began
    return { wall, inference: calls.reduce((sum, call) => sum + call, 0), firstRun: calls[0] ?? 0, scores, tokens }
  }

  const { firstRun } = await pass(few)
  const opening: NodeOpening = { load, firstRun }
  return { opening, pass: () => pass(lists) }
}

const tell = (told: NodeOpening | NodePass) => process.send?.(told)

process.once('message', (request: NodeRequest) => {
  open(request)
    .then(({ opening, pass }) => {
      process.on('message', () => void pass().then(tell, fail))
      tell(opening)
    })
    .catch(fail)
})

function fail(error: unknown): void {
  console.error(error)
  process.exit(1)
}
