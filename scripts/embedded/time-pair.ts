/** Milliseconds that one pair of so many tokens takes a graph on onnxruntime-web's WASM with one thread, the median of 200 runs after 400 (V8 compiles WASM better the longer it runs): `npx tsx scripts/embedded/time-pair.ts MODEL.onnx … [--tokens 100]` */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as ort from 'onnxruntime-web'

const [WARM_UP, RUNS] = [400, 200]
const QUERY = 12

const { values, positionals } = parseArgs({ allowPositionals: true, options: { tokens: { type: 'string', default: '100' } } })
const length = Number(values.tokens)
ort.env.wasm.numThreads = 1

function feeds(names: readonly string[]): Record<string, ort.Tensor> {
  const rows: Record<string, (at: number) => number> = { input_ids: (at) => 1000 + at * 7, attention_mask: () => 1, token_type_ids: (at) => (at < QUERY ? 0 : 1) }
  return Object.fromEntries(names.map((name) => [name, new ort.Tensor('int64', BigInt64Array.from({ length }, (_, at) => BigInt(rows[name]?.(at) ?? 0)), [1, length])]))
}

for (const path of positionals) {
  const session = await ort.InferenceSession.create(readFileSync(path))
  const given = feeds(session.inputNames)
  const times: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const began = performance.now()
    await session.run(given)
    times.push(performance.now() - began)
  }
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b)
  console.log(`${path}: median ${sorted[sorted.length >> 1]?.toFixed(2)} ms, least ${sorted[0]?.toFixed(2)} ms, ${length} tokens`)
  await session.release()
}
