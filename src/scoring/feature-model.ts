/**
 * A cross-encoder read for its features: its graphs give what the head starts from, and scores are made of that. So one
 * forward pass gives both, and a score is exactly what the head makes of the kept features.
 */
import { batchLimits } from './batches.ts'
import { knownTexts, scoreKnownPairs } from './known-answer.ts'
import type { JobRequest } from './job.ts'
import type { LoadedModel } from './loaded-model.ts'
import type { PairScorer, PairTexts } from './pair-scorer.ts'
import type { Session } from './ports.ts'
import type { GraphBytes, LoadOptions, RunnableModel } from './runnable-model.ts'
import { ModelError, type GraphFile, type ModelInfo } from '../models/model.ts'
import { headBeside, headInside, type TrainableHead } from '../models/trainable-head.ts'
import { exposeTensor } from '../onnx/expose.ts'
import type { Dtype, Scorer } from '../systems/system.ts'

export class FeatureModel implements RunnableModel {
  readonly reading = 'features'
  /** With the graphs alone whose head can be trained. */
  readonly info: ModelInfo
  readonly #model: LoadedModel
  /** Of the graphs that were read. */
  readonly #heads = new Map<Dtype, TrainableHead>()

  /** The same for the same model. Throws ModelError for a bi-encoder, and where there are quantised graphs only. */
  static of(model: LoadedModel): FeatureModel {
    const known = featureModels.get(model) ?? new FeatureModel(model)
    featureModels.set(model, known)
    return known
  }

  private constructor(model: LoadedModel) {
    const { id, kind, graphs } = model.info
    if (kind !== 'cross-encoder') throw new ModelError(`${id} is a bi-encoder, which has no classification head to train: choose a cross-encoder`)
    const exact = graphs.filter(({ dtype }) => dtype === 'fp32' || dtype === 'fp16')
    if (exact.length === 0) throw new ModelError(`${id} has no graph but ${graphs.map(({ dtype }) => dtype).join(', ')}, where what is trained would be lost in rounding: add its fp32 (onnx/model.onnx) or fp16 graph`)
    this.info = { ...model.info, graphs: exact }
    this.#model = model
  }

  graphOf(dtype: Dtype): GraphFile | undefined {
    return this.info.graphs.find((graph) => graph.dtype === dtype)
  }

  /** The head of a graph. Throws ModelError where there is no such graph or it cannot be read, OnnxError where its head cannot be trained. */
  async head(dtype: Dtype): Promise<TrainableHead> {
    const graph = this.graphOf(dtype)
    if (graph === undefined) throw new ModelError(`${this.info.id} has no ${dtype} graph whose head can be trained; it has ${this.info.graphs.map((each) => each.dtype).join(', ')}`)
    return this.#heads.get(dtype) ?? this.#learn(graph, await this.#model.read(graph))
  }

  async read(graph: GraphFile, options?: LoadOptions): Promise<GraphBytes> {
    const bytes = await this.#model.read(graph, options)
    const { outputs: [input = ''], place } = await this.#learn(graph, bytes)
    return place === 'graph' ? { ...bytes, graph: exposeTensor(bytes.graph, input) } : bytes
  }

  async scorerOn(session: Session, recipe: Scorer, texts: PairTexts): Promise<PairScorer> {
    return this.#model.scorerOn(session, recipe, texts, await this.head(recipe.dtype))
  }

  /** The logits that the head gives here must be the graph's own: else the head was misread, and training it would be in vain. */
  async doubt(session: Session, recipe: Scorer): Promise<string | null> {
    const limits = batchLimits(session.device, recipe.dtype)
    const own = await scoreKnownPairs(await this.#model.scorerOn(session, recipe, knownTexts), limits)
    const made = await scoreKnownPairs(await this.scorerOn(session, recipe, knownTexts), limits)
    const bound = recipe.dtype === 'fp16' ? BOUND.fp16 : BOUND[session.device]
    const worst = own.findIndex((logit, i) => !(Math.abs((made[i] as number) - logit) <= bound * Math.max(1, Math.abs(logit))))
    return worst < 0 ? null : `the head gives known pair ${worst + 1} the score ${made[worst]}, the whole graph ${own[worst]}: more than ${bound} apart`
  }

  async #learn({ dtype }: GraphFile, bytes: GraphBytes): Promise<TrainableHead> {
    const modules = await this.#model.moduleHead()
    const head = modules === undefined ? headInside(bytes) : headBeside(modules, this.info.id)
    this.#heads.set(dtype, head)
    return head
  }
}

/**
 * Largest difference, relative to logits above 1, between the head in plain arithmetic and on a device. On WASM sums of
 * some hundred products in float32 differ by less (7e-7 at most in all models at hand). WGSL promises little of `tanh` and `exp`; and
 * in float16 the vectors between the layers are rounded, by 5e-4. Another tensor or another head is off by whole numbers.
 */
const BOUND = { wasm: 1e-4, webgpu: 1e-3, fp16: 1e-2 }

const featureModels = new WeakMap<LoadedModel, FeatureModel>()

/** The model as a features job runs it. Throws ModelError for a request that no head could be trained by. */
export function featureModelFor(model: LoadedModel, { dtype, windows }: JobRequest): FeatureModel {
  if (dtype === 'q8' || dtype === 'q4') throw new ModelError(`Features of ${model.info.id} cannot be computed in ${dtype}: what is trained on a quantised graph would be lost in rounding. Ask for fp32 or fp16.`)
  if (windows !== undefined) throw new ModelError('A head is trained on one vector a pair, and a passage in windows has several: compute features without windows')
  return FeatureModel.of(model)
}
