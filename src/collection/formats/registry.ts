/** Every format that is read. A new one is a file beside this and a line here; where two match, the one above is taken. */
import { beirQrels } from './beir-qrels.ts'
import { beirCorpus, beirQueries } from './beir-texts.ts'
import { dpr } from './dpr.ts'
import { flagEmbedding } from './flag-embedding.ts'
import { flatRows } from './flat-rows.ts'
import type { Format } from './format.ts'
import { msMarcoRun } from './ms-marco-run.ts'
import { rankGpt } from './rankgpt.ts'
import { rankLlm } from './rank-llm.ts'
import { ranxQrels, ranxRun } from './ranx.ts'
import { cohere, flashRank, textEmbeddingsInference } from './requests.ts'
import { sentenceTransformers, sentenceTransformersRanked } from './sentence-transformers.ts'
import { tevatron } from './tevatron.ts'
import { training } from './training.ts'
import { trecQrels } from './trec-qrels.ts'
import { trecRun } from './trec-run.ts'

export const formats: readonly Format[] = [
  rankLlm,
  rankGpt,
  tevatron,
  training,
  sentenceTransformersRanked,
  sentenceTransformers,
  flagEmbedding,
  dpr,
  flashRank,
  cohere,
  textEmbeddingsInference,
  flatRows,
  beirCorpus,
  beirQueries,
  ranxRun,
  ranxQrels,
  trecRun,
  trecQrels,
  msMarcoRun,
  beirQrels,
]
