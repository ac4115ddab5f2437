/** A tuned model as a folder that goes anywhere: transformers.js, sentence-transformers and this app read it. */
import { graphFacts } from '../../models/graph-facts.ts'
import { graphsIn } from '../../models/graphs.ts'
import { numberIn, parseObject, stringIn } from '../../models/json.ts'
import { ModelError, type GraphFile, type ModelFiles } from '../../models/model.ts'
import { layersByFile } from '../../models/sources/tuned-modules.ts'
import { writeSafetensors } from '../../models/write-safetensors.ts'
import { findHead } from '../../onnx/head.ts'
import { writeConfig } from '../config/yaml.ts'
import { headTensors, modulesOf } from './head-tensors.ts'
import type { KeptHead } from './kept-head.ts'
import { modelCard } from './model-card.ts'
import { examplesJson, snippet } from './snippet.ts'
import { textMember, type ZipMember } from './zip.ts'

export interface TakeHome {
  readonly head: KeptHead
  /** The tuned model's, so that graphs come with the head in them. */
  readonly files: ModelFiles
  /** As JSONL; null where it is not known. */
  readonly split: Uint8Array | null
}

/** What a model is made of besides its graphs, by the names that its readers look for. PyTorch's weights stay behind: their head is the untrained one. */
const BESIDE = [
  /^(config|tokenizer|tokenizer_config|special_tokens_map|added_tokens|vocab|modules|sentence_bert_config|config_sentence_transformers)\.json$/,
  /^(vocab|merges)\.txt$/,
  /^[\w.-]+\.model$/,
  /^(LICENSE|LICENCE|NOTICE|COPYING)[\w.-]*$/i,
  /^\d+_\w+\/(config\.json|model\.safetensors)$/,
]

/**
 * The folder's files, one in memory at a time; README.md comes last, since it says which graphs are there.
 * Throws ModelError where the graph that the head was trained on cannot be had.
 */
export async function* takeHome({ head, files, split }: TakeHome): AsyncGenerator<ZipMember> {
  const name = head.id.slice(head.id.indexOf('/') + 1)
  const graphs = graphsIn(files.listing)
  const trained = graphs.find(({ dtype }) => dtype === head.config.model.dtype) ?? graphs[0]
  if (trained === undefined) throw new ModelError(`${head.base.id} has no graph that ${head.id} could be written into`)
  let weights: Uint8Array | null = null
  const [written, leftOut]: [string[], string[]] = [[], []]
  // The one that was trained comes first: where it fails there is nothing to take home.
  for (const graph of [trained, ...graphs.filter((each) => each !== trained)]) {
    const reason = graph === trained ? null : unwanted(graph, trained, files)
    if (reason !== null) leftOut.push(reason)
    else {
      try {
        const bytes = await files.read(graph.path)
        if (graph === trained) weights = await headFile(head, files, bytes)
        yield { path: graph.path, bytes }
        for (const beside of weightFiles(bytes, graph)) yield { path: beside, bytes: await files.read(beside) }
        written.push(graph.path)
      } catch (error) {
        if (graph === trained || !(error instanceof ModelError)) throw error
        leftOut.push(`\`${graph.path}\`: ${error.message}`)
      }
    }
  }
  for (const path of files.listing.keys()) if (BESIDE.some((name) => name.test(path))) yield portable({ path, bytes: await files.read(path) })
  if (weights) yield { path: 'head.safetensors', bytes: weights }
  if (split) yield { path: 'split.jsonl', bytes: split }
  yield textMember('config.yaml', writeConfig(head.config))
  yield textMember('examples.json', examplesJson(head, trained.path))
  yield textMember('snippet.py', snippet)
  yield textMember('README.md', modelCard({ head, name, graphs: written, leftOut, hasSplit: split !== null }))
}

/** transformers 5 names its own class for tokenizer.json, which 4 does not know; optimum's ONNX models run on 4, and both know the older name. */
function portable(member: ZipMember): ZipMember {
  if (member.path !== 'tokenizer_config.json') return member
  const config = parseObject(member.bytes, member.path)
  return config.tokenizer_class === 'TokenizersBackend' ? textMember(member.path, JSON.stringify({ ...config, tokenizer_class: 'PreTrainedTokenizerFast' }, null, 2)) : member
}

/** Why a graph is not worth fetching; null where it is. */
function unwanted(graph: GraphFile, trained: GraphFile, { source }: ModelFiles): string | null {
  return source === 'hub' && graph.bytes > trained.bytes ? `\`${graph.path}\`, which is larger than the graph that was trained on and was never downloaded here.` : null
}

function weightFiles(bytes: Uint8Array, { path }: GraphFile): string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return graphFacts(bytes, path).external.map((name) => folder + name)
}

async function headFile({ layers, base, id }: KeptHead, files: ModelFiles, graph: Uint8Array): Promise<Uint8Array> {
  const config = files.listing.has('config.json') ? parseObject(await files.read('config.json'), 'config.json') : {}
  const beside = await layersByFile(files, layers)
  const hidden = numberIn(config.hidden_size) ?? numberIn(config.dim)
  // A head in the graph may start from more than the model's width: it is then no head of transformers', and has none of its names.
  const width = beside === null ? findHead({ graph }).width : (hidden ?? findHead({ graph }).width)
  const usual = hidden === undefined || hidden === width ? modulesOf(stringIn(config.model_type) ?? '') : []
  const names = beside === null ? usual : [...beside].map(([path, { kind }]) => path.replace(/model\.safetensors$/, kind === 'dense' ? 'linear' : 'norm').replaceAll('/', '.'))
  return writeSafetensors(headTensors(layers, names, width), { base: base.id, revision: base.revision, model: id })
}
