/** Every format that is read. A new one is a file beside this and a line here; where two match, the one above is taken. */
import { beirQrels } from './beir-qrels.ts'
import { beirCorpus, beirQueries } from './beir-texts.ts'
import { chroma } from './chroma.ts'
import { dpr } from './dpr.ts'
import { flagEmbedding } from './flag-embedding.ts'
import { flatRows } from './flat-rows.ts'
import type { Format } from './format.ts'
import { judgementRows } from './judgement-rows.ts'
import { letor } from './letor.ts'
import { logits } from './logits.ts'
import { msMarcoRun } from './ms-marco-run.ts'
import { msMarcoTop1000 } from './ms-marco-top1000.ts'
import { qdrant } from './qdrant.ts'
import { quepidSnapshot } from './quepid-snapshot.ts'
import { rankGpt } from './rankgpt.ts'
import { rankLlm } from './rank-llm.ts'
import { ranxQrels, ranxRun } from './ranx.ts'
import { cohere, flashRank, mixedbread, textEmbeddingsInference, vllmScore } from './requests.ts'
import { cohereResponse, elasticResponse, flashRankResponse, textEmbeddingsInferenceResponse, voyageResponse } from './responses.ts'
import { sentenceTransformers, sentenceTransformersRanked } from './sentence-transformers.ts'
import { tevatron } from './tevatron.ts'
import { passagesTsv, queriesTsv } from './texts-tsv.ts'
import { topRanked } from './top-ranked.ts'
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
  chroma,
  qdrant,
  // Before the requests: an answer may hold its request too.
  cohereResponse,
  voyageResponse,
  elasticResponse,
  textEmbeddingsInferenceResponse,
  flashRankResponse,
  flashRank,
  cohere,
  textEmbeddingsInference,
  mixedbread,
  vllmScore,
  topRanked,
  quepidSnapshot,
  judgementRows,
  flatRows,
  logits,
  beirCorpus,
  beirQueries,
  ranxRun,
  ranxQrels,
  trecRun,
  trecQrels,
  letor,
  msMarcoRun,
  msMarcoTop1000,
  beirQrels,
  passagesTsv,
  queriesTsv,
]
