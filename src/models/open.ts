/** Looks into a model's small files and says what it is: cross-encoder or bi-encoder, its limit, its graphs. */
import { ModelError, type GraphFile, type ModelFiles, type ModelInfo } from './model.ts'
import { knownEmbedding } from './catalogue.ts'
import { embeddingOf } from './embedding.ts'
import { graphFacts } from './graph-facts.ts'
import { graphsIn } from './graphs.ts'
import { arrayIn, isObject, numberIn, parseObject, stringIn, type JsonObject } from './json.ts'
import { maxLengthOf } from './max-length.ts'
import { readHead } from './head.ts'
import { readModules, type Module } from './modules.ts'

/** Throws ModelError that names the part which is missing or not supported, what is there, and what to do. */
export async function openModel(files: ModelFiles): Promise<ModelInfo> {
  const named = graphsIn(files.listing)
  if (named.length === 0) throw new ModelError(withoutGraph(files))
  if (!files.listing.has('tokenizer.json')) {
    throw new ModelError(`${files.id} has no tokenizer.json. ${thereIs(files)} Save the tokenizer with a current version of transformers (it writes tokenizer.json) and add the file.`)
  }
  const graphs = files.source === 'folder' ? await Promise.all(named.map((graph) => withWeights(files, graph))) : named
  const [config, tokenizerConfig, sentenceConfig, sentenceTransformers, modules] = await Promise.all([
    optional(files, 'config.json'),
    optional(files, 'tokenizer_config.json'),
    optional(files, 'sentence_bert_config.json'),
    optional(files, 'config_sentence_transformers.json'),
    readModules(files),
  ])
  const kind = config === undefined ? await kindByGraph(files, graphs[0]?.path ?? '') : kindByConfig(files.id, config, sentenceTransformers ?? {}, modules)
  if (kind === 'cross-encoder') await readHead(files) // so that a missing layer is told now, not at the first score
  return {
    id: files.id,
    kind,
    source: files.source,
    ...(files.base === undefined ? {} : { base: files.base }),
    revision: files.revision,
    architecture: stringIn(config?.model_type) ?? 'unknown',
    maxLength: maxLengthOf({ config: config ?? {}, tokenizerConfig: tokenizerConfig ?? {}, sentenceConfig: sentenceConfig ?? {} }),
    graphs,
    embedding: kind === 'bi-encoder' ? embeddingOf(modules, sentenceTransformers ?? {}, knownEmbedding(files.id)) : null,
  }
}

/** Larger graphs hold their weights themselves. */
const MAY_REFER_TO_WEIGHTS = 1 << 26

/** The graph with the weight files that it really refers to. Throws ModelError where one is missing. */
async function withWeights(files: ModelFiles, graph: GraphFile): Promise<GraphFile> {
  if ((files.listing.get(graph.path) ?? 0) > MAY_REFER_TO_WEIGHTS) return graph
  const folder = graph.path.slice(0, graph.path.lastIndexOf('/') + 1)
  const external = graphFacts(await files.read(graph.path), graph.path).external.map((name) => folder + name)
  const missing = external.filter((path) => !files.listing.has(path))
  if (missing.length > 0) throw new ModelError(`${graph.path} of ${files.id} keeps its weights in ${missing.join(', ')}, which is missing. ${thereIs(files)} Add the file beside the graph.`)
  return { ...graph, external, bytes: [graph.path, ...external].reduce((sum, path) => sum + (files.listing.get(path) ?? 0), 0) }
}

async function optional(files: ModelFiles, path: string): Promise<JsonObject | undefined> {
  return files.listing.has(path) ? parseObject(await files.read(path), path) : undefined
}

function kindByConfig(id: string, config: JsonObject, sentenceTransformers: JsonObject, modules: readonly Module[] | undefined): ModelInfo['kind'] {
  const architecture = stringIn(arrayIn(config.architectures)[0]) ?? ''
  if (architecture.endsWith('ForSequenceClassification')) {
    const labels = labelCount(config)
    if (labels > 2) throw new ModelError(`${id} is a classifier with ${labels} labels; a reranker has one, or two`)
    return 'cross-encoder'
  }
  if (sentenceTransformers.model_type === 'CrossEncoder' || modules?.at(-1)?.config.module_output_name === 'scores') return 'cross-encoder'
  if (/For(CausalLM|TokenClassification|QuestionAnswering|ConditionalGeneration|MultipleChoice)$/.test(architecture)) {
    throw new ModelError(`${id} is a ${architecture}; needed is a reranker (…ForSequenceClassification) or an encoder for embeddings`)
  }
  return 'bi-encoder'
}

/** transformers leaves both fields out where there are two labels. */
const labelCount = (config: JsonObject) => numberIn(config.num_labels) ?? (isObject(config.id2label) ? Object.keys(config.id2label).length : 2)

/** Without config.json the graph's outputs have to tell: a number or two a pair, or vectors. */
async function kindByGraph(files: ModelFiles, path: string): Promise<ModelInfo['kind']> {
  const { outputs } = graphFacts(await files.read(path), path)
  if (outputs.some(({ name, dims }) => name === 'logits' && dims.length === 2)) return 'cross-encoder'
  if (outputs.some(({ name, dims }) => dims.length === 3 || (dims.length === 2 && /embedding/.test(name)))) return 'bi-encoder'
  const found = outputs.map(({ name, dims }) => `${name} [${dims.join(', ')}]`).join('; ')
  throw new ModelError(`${files.id} has no config.json, and the outputs of ${path} (${found}) do not tell what it is. Add its config.json. ${thereIs(files)}`)
}

function withoutGraph(files: ModelFiles): string {
  const others = [...files.listing.keys()].filter((path) => path.endsWith('.onnx'))
  if (others.length > 0) return `${files.id} has ONNX files, but none of a name that is known: ${others.slice(0, 5).join(', ')}. Expected is onnx/model.onnx (or model_fp16, model_quantized, model_q4).`
  return `${files.id} has no ONNX file (expected: onnx/model.onnx). ${thereIs(files)} Export it with "optimum-cli export onnx", or look for a repository that carries one (often under onnx-community/ or Xenova/).`
}

function thereIs(files: ModelFiles): string {
  const paths = [...files.listing.keys()].sort()
  if (paths.length === 0) return 'It holds no file at all.'
  return `It holds ${paths.slice(0, 8).join(', ')}${paths.length > 8 ? ` and ${paths.length - 8} more` : ''}.`
}
