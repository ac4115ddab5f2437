/** A model that was added: what it is, its files, and how to score with it on a session. */
import { EncodedTexts } from './encoded-texts.ts'
import type { PairScorer, PairTexts } from './pair-scorer.ts'
import type { Session } from './ports.ts'
import { PassageReader } from './reading.ts'
import type { GraphBytes, LoadOptions, RunnableModel } from './runnable-model.ts'
import { scorers } from './scorers.ts'
import { textVectorScorer, type TextRole } from './vectors/text-vectors.ts'
import { readHead, readModuleHead, type ModuleHead, type ScoreHead } from '../models/head.ts'
import { ModelError, type GraphFile, type ModelFiles, type ModelInfo } from '../models/model.ts'
import { openModel } from '../models/open.ts'
import { ModelTokenizer } from '../models/tokenizer.ts'
import type { TrainableHead } from '../models/trainable-head.ts'
import type { Dtype, Scorer } from '../systems/system.ts'

/** What stands beside the graphs. */
interface Parts {
  readonly tokenizer: ModelTokenizer
  readonly head: ScoreHead | undefined
}

export class LoadedModel implements RunnableModel {
  readonly info: ModelInfo
  readonly reading = 'scores'
  #files: ModelFiles
  #parts: Promise<Parts> | null = null
  /** Gone with the collection whose texts they are. */
  readonly #encoded = new WeakMap<PairTexts, EncodedTexts>()

  private constructor(info: ModelInfo, files: ModelFiles) {
    this.info = info
    this.#files = files
  }

  /** Throws ModelError where a part is missing or not supported. */
  static async open(files: ModelFiles): Promise<LoadedModel> {
    return new LoadedModel(await openModel(files), files)
  }

  graphOf(dtype: Dtype): GraphFile | undefined {
    return this.info.graphs.find((graph) => graph.dtype === dtype)
  }

  async read(graph: GraphFile, { signal, onLoad }: LoadOptions = {}): Promise<GraphBytes> {
    const read = (path: string) =>
      this.#files.read(path, { ...(signal && { signal }), onBytes: (received, total) => onLoad?.({ file: path, received, total }) })
    const external = new Map<string, Uint8Array>()
    const bytes = await read(graph.path)
    for (const path of graph.external) external.set(path.slice(path.lastIndexOf('/') + 1), await read(path))
    return { graph: bytes, external }
  }

  /** @param trainable where features are wanted with the scores */
  async scorerOn(session: Session, recipe: Scorer, texts: PairTexts, trainable?: TrainableHead): Promise<PairScorer> {
    const { tokenizer, head } = await this.#loadParts()
    return scorers[recipe.kind]({ session, tokenizer, encoded: this.#encodedBy(tokenizer, texts), recipe, head, ...(trainable && { trainable }) })
  }

  /** Gives vectors of the passages of `texts`, embedded in the role. Throws ModelError where the recipe is no bi-encoder's. */
  async vectorsOn(session: Session, recipe: Scorer, texts: PairTexts, role: TextRole): Promise<PairScorer> {
    const { tokenizer } = await this.#loadParts()
    if (recipe.embedding === undefined) throw new ModelError(`The recipe of ${recipe.model} does not say how its token vectors become one vector a text`)
    return textVectorScorer({ session, tokenizer, encoded: this.#encodedBy(tokenizer, texts), maxLength: recipe.maxLength, recipe: recipe.embedding }, role)
  }

  /** The head that stands beside the graphs; undefined where they have it in them. Throws ModelError. */
  moduleHead(): Promise<ModuleHead | undefined> {
    return readModuleHead(this.#files)
  }

  /** Tells what the recipe's model reads of passages, on no session. Throws ModelError. */
  async readerOf(recipe: Scorer, texts: PairTexts): Promise<PassageReader> {
    const { tokenizer } = await this.#loadParts()
    return new PassageReader({ tokenizer, encoded: this.#encodedBy(tokenizer, texts), texts, recipe })
  }

  #encodedBy(tokenizer: ModelTokenizer, texts: PairTexts): EncodedTexts {
    const held = this.#encoded.get(texts) ?? new EncodedTexts(tokenizer, texts)
    this.#encoded.set(texts, held)
    return held
  }

  /** A load that failed is dropped, so that the next try is a try. */
  async #loadParts(): Promise<Parts> {
    this.#parts ??= loadParts(this.info, this.#files)
    try {
      return await this.#parts
    } catch (error) {
      this.#parts = null
      throw error
    }
  }
}

async function loadParts({ kind }: ModelInfo, files: ModelFiles): Promise<Parts> {
  const [tokenizer, head] = await Promise.all([ModelTokenizer.open(files), kind === 'cross-encoder' ? readHead(files) : undefined])
  return { tokenizer, head }
}
