/** How many tokens a model takes: each of its files may name a limit, and the smallest counts. */
import { numberIn, type JsonObject } from './json.ts'

/** Models of this family count positions from the pad id on, so that the table has rows that no token can use. */
const positionsAfterPadding = new Set(['roberta', 'xlm-roberta', 'xlm-roberta-xl', 'camembert', 'mpnet', 'data2vec-text', 'ibert', 'mvp'])
const WITHOUT_ANY = 512

export interface LengthSources {
  readonly config: JsonObject
  readonly tokenizerConfig: JsonObject
  readonly sentenceConfig: JsonObject
}

/** The most tokens, special ones included. Python writes "no limit" as 1e30, which is none here either. */
export function maxLengthOf({ config, tokenizerConfig, sentenceConfig }: LengthSources): number {
  const positions = numberIn(config.max_position_embeddings)
  const unusable = positionsAfterPadding.has(String(config.model_type)) ? (numberIn(config.pad_token_id) ?? 1) + 1 : 0
  const limits = [numberIn(tokenizerConfig.model_max_length), numberIn(sentenceConfig.max_seq_length), positions === undefined ? undefined : positions - unusable]
  const real = limits.filter((limit) => limit !== undefined && limit >= 1 && limit < 1e7).map((limit) => Math.floor(limit as number))
  return real.length === 0 ? WITHOUT_ANY : Math.min(...real)
}
