/** How a bi-encoder's token vectors become one vector a text, and how two are compared: pooling, prompts, cosine or dot product, as its files say. */
import { usualRecipe, type EmbeddingRecipe } from '../systems/system.ts'
import { ModelError } from './model.ts'
import { objectIn, stringIn, type JsonObject } from './json.ts'
import { poolingOf, type Module } from './modules.ts'

/**
 * The recipe from modules.json and config_sentence_transformers.json; `known` fills what these leave open (many
 * conversions for the web carry neither). As sentence-transformers' `similarity` does, a model is compared by cosines
 * unless its `similarity_fn_name` says "dot", whether or not it has a Normalize module; without modules.json only the
 * prompts count, as nothing says then that the files are sentence-transformers' own. Throws ModelError for a module or a
 * similarity that a recipe cannot express.
 */
export function embeddingOf(modules: readonly Module[] | undefined, sentenceTransformers: JsonObject, known: EmbeddingRecipe = usualRecipe): EmbeddingRecipe {
  const prompts = promptsOf(sentenceTransformers)
  const recipe = { ...known, ...(prompts.queryPrompt === '' && prompts.passagePrompt === '' ? {} : prompts) }
  if (modules === undefined) return recipe
  const strange = modules.find(({ type }) => !['Transformer', 'StaticEmbedding', 'Pooling', 'Normalize'].includes(type))
  if (strange !== undefined) {
    throw new ModelError(`modules.json: a bi-encoder with a ${strange.type} module (${strange.path}) is not supported; supported are Transformer, Pooling and Normalize`)
  }
  const pooling = modules.find(({ type }) => type === 'Pooling')
  const normalize = !isDotProduct(sentenceTransformers) || modules.some(({ type }) => type === 'Normalize')
  return { ...recipe, pooling: pooling === undefined ? 'mean' : poolingOf(pooling.config), normalize }
}

function isDotProduct(config: JsonObject): boolean {
  const name = stringIn(config.similarity_fn_name) ?? 'cosine'
  if (name !== 'dot' && name !== 'cosine') {
    throw new ModelError(`config_sentence_transformers.json: similarity_fn_name "${name}" is not supported; supported are cosine and dot`)
  }
  return name === 'dot'
}

/** sentence-transformers takes "query" for queries and the first of "document", "passage", "corpus" for passages, else the default prompt. */
function promptsOf(config: JsonObject): { queryPrompt: string; passagePrompt: string } {
  const prompts = objectIn(config.prompts)
  const prompt = (...names: readonly string[]) => names.map((name) => stringIn(prompts[name])).find((text) => text !== undefined)
  const fallback = prompt(stringIn(config.default_prompt_name) ?? '') ?? ''
  return { queryPrompt: prompt('query') ?? fallback, passagePrompt: prompt('document', 'passage', 'corpus') ?? fallback }
}
