/** Who takes part: the app, transformers.js beside it, and onnxruntime outside the browser. */
import { AppContestant } from './app.ts'
import type { AdapterFacts } from '../../../src/scoring/ports.ts'
import { modelId } from '../app-page.ts'
import type { Choices } from '../choices.ts'
import type { Contestant } from './contestant.ts'
import { names } from './names.ts'
import { NodeContestant } from './node.ts'
import type { Setting } from '../setting.ts'
import { TransformersContestant } from './transformers.ts'
import type { Workload } from '../workload.ts'

/** Tokens of a batch that onnxruntime-node does best with, of 256 to 8,192: measured with DL19 on one and two threads. */
const NODE_BUDGET = 512

export interface LineUpParts {
  readonly setting: Setting
  /** What WebGPU offers here; null where there is nothing. */
  readonly adapter: AdapterFacts | null
  /** Where onnxruntime-node resolves from; null where it takes no part. */
  readonly packages: string | null
  readonly threads: number
  readonly hasInt8: boolean
  readonly judgements: string | null
  readonly realTokens: number
}

export function lineUp(workload: Workload, choices: Choices, { setting, adapter, threads, judgements, packages, hasInt8, realTokens }: LineUpParts): Contestant[] {
  const { model, device, depth, maxLength } = choices
  const { browser } = setting
  const app = (name: string, dtype: 'fp32' | 'q8') =>
    new AppContestant({ name, browser, url: setting.appUrl, model, workload, judgements, realTokens, choice: { device, dtype, depth, maxLength } })
  const transformers = (name: string, dtype: 'fp32' | 'q8', rows: number | null) =>
    new TransformersContestant({ name, browser, url: setting.pagesUrl, model: modelId(model), device, adapter, dtype, threads, rows, maxLength, workload, realm: choices.transformersIn })
  const node = (name: string, from: string, budget: number | null) => new NodeContestant({ name, workload, how: { packages: from, model, graph: 'model.onnx', threads, maxLength, budget } })
  // int8 models have no WebGPU kernels.
  const withInt8 = hasInt8 && device === 'wasm'
  const all = [
    app(names.fp32, 'fp32'),
    ...(withInt8 ? [app(names.int8, 'q8')] : []),
    transformers(names.perQuery, 'fp32', null),
    transformers(names.inThirtyTwos, 'fp32', 32),
    ...(withInt8 ? [transformers(names.quantised, 'q8', null)] : []),
    ...(packages === null ? [] : [node(names.nodePerQuery, packages, null), node(names.nodeBest, packages, NODE_BUDGET)]),
  ]
  const isOneOf = (words: readonly string[], name: string) => words.some((word) => name.includes(word))
  return all.filter(({ name }) => (choices.only.length === 0 || isOneOf(choices.only, name)) && !isOneOf(choices.without, name))
}
