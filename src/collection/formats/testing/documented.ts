/**
 * Short files in the shape that a tool's documentation gives, for formats of services and of tools that no test can run.
 * The contents are ours; the shape, down to the keys that no reader looks at, is theirs.
 */
import type { Counts } from './counts.ts'
import { frost, dew, query, sky } from './texts.ts'

export interface Documented extends Counts {
  /** The format's name. */
  readonly format: string
  /** The documentation that the shape follows. */
  readonly from: string
  readonly text: string
}

const json = (value: unknown) => JSON.stringify(value)
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\n`).join('')
const jsonLines = (...records: readonly object[]) => lines(...records.map(json))
const ranked = { queries: 1, candidates: 3, judgements: 0 }

export const documented: readonly Documented[] = [
  { format: 'TREC run', from: 'trec_eval, README', text: lines('q1\tQ0\td2\t1\t2.5\trun', 'q1\tQ0\td1\t2\t-1e-3\trun', 'q1 Q0 d3 3 -7 run'), ...ranked },
  { format: 'TREC qrels', from: 'trec_eval, README', text: lines('301 0 FBIS3-10082 1', '301 0 FBIS3-10169 0', '302\t0\tFBIS3-10243\t-1'), queries: 0, candidates: 0, judgements: 3 },
  { format: 'MS MARCO run', from: 'microsoft/MSMARCO-Passage-Ranking, README: evaluation', text: lines('1048585\t7187158\t1', '1048585\t7187157\t2', '1048585\t7187163\t3', '1048585\t7617404\t4', '2\t4339068\t1'), queries: 2, candidates: 5, judgements: 0 },
  { format: 'MS MARCO top1000', from: 'microsoft/MSMARCO-Passage-Ranking, README: re-ranking', text: lines(`188714\t1000052\t${query}\t${sky}`, `1082792\t1000084\twhat is fog\t${sky}`, `188714\t1000094\t${query}\t${frost}`), queries: 2, candidates: 3, judgements: 0 },
  { format: 'Queries TSV (MS MARCO)', from: 'microsoft/MSMARCO-Passage-Ranking, README: queries.tsv', text: lines(`1048585\t${query}`, '2\twhat is fog'), queries: 2, candidates: 0, judgements: 0 },
  { format: 'Passages TSV (MS MARCO)', from: 'microsoft/MSMARCO-Passage-Ranking, README: collection.tsv', text: lines(`0\t${sky} ${frost}`, `1\t${frost} ${sky}`), queries: 0, candidates: 0, judgements: 0, texts: 2 },
  { format: 'BEIR qrels TSV', from: 'beir, wiki: Load your custom dataset', text: lines('query-id\tcorpus-id\tscore', 'q1\tdoc1\t1', 'q2\tdoc2\t1'), queries: 0, candidates: 0, judgements: 2 },
  { format: 'BEIR corpus', from: 'beir, wiki: Load your custom dataset', text: jsonLines({ _id: 'doc1', title: 'Frost', text: frost }, { _id: 'doc2', title: '', text: dew, metadata: {} }), queries: 0, candidates: 0, judgements: 0, texts: 2 },
  { format: 'BEIR corpus', from: 'mteb, documentation: adding a data set', text: jsonLines({ id: 'doc1', title: 'Frost', text: frost }, { id: 'doc2', title: '', text: dew }), queries: 0, candidates: 0, judgements: 0, texts: 2 },
  { format: 'BEIR queries', from: 'beir, wiki: Load your custom dataset', text: jsonLines({ _id: 'q1', text: query, metadata: {} }, { _id: 'q2', text: 'what is fog' }), queries: 2, candidates: 0, judgements: 0 },
  { format: 'MTEB top_ranked', from: 'jhu-clsp/core17-instructions-mteb, data set card', text: jsonLines({ 'query-id': 'q1', 'corpus-ids': ['d2', 'd1', 'd3'] }), ...ranked },
  { format: 'Judgement rows (MTEB, ir_datasets, Quepid)', from: 'mteb, documentation: adding a data set', text: jsonLines({ 'query-id': 'q1', 'corpus-id': 'd1', score: 1 }, { 'query-id': 'q1', 'corpus-id': 'd2', score: 0 }), queries: 0, candidates: 0, judgements: 2 },
  { format: 'Judgement rows (MTEB, ir_datasets, Quepid)', from: 'ir_datasets, documentation: export qrels --format jsonl', text: jsonLines({ query_id: '1', doc_id: '1239', relevance: 0, iteration: 'Q0' }, { query_id: '1', doc_id: '1502', relevance: 1, iteration: 'Q0' }), queries: 0, candidates: 0, judgements: 2 },
  { format: 'Judgement rows (MTEB, ir_datasets, Quepid)', from: 'o19s/quepid, its import of ratings', text: lines('query,docid,rating', '"shoes, red",doc-1,3', 'boots,doc-2,0'), queries: 0, candidates: 0, judgements: 2 },
  { format: 'Quepid LTR ratings', from: 'o19s/quepid, its export of ratings for learning to rank', text: lines('3\tqid:1\t# 1370 star trek', '0\tqid:1\t# 193 star trek', '1\tqid:2\t# 11 star wars'), queries: 0, candidates: 0, judgements: 3 },
  {
    format: 'Quepid snapshot',
    from: 'o19s/quepid, its export of a snapshot',
    text: 'Snapshot Name,Snapshot Time,Case ID,Query Text,Doc ID,Doc Position,title\r\n(3/5/26) Weekly check,2026-03-05T12:00:00Z,8,dog,doc-1,1,Good dog\r\n(3/5/26) Weekly check,2026-03-05T12:00:00Z,8,dog,doc-2,2,"Great, dog"\r\n',
    queries: 1,
    candidates: 2,
    judgements: 0,
  },
  {
    format: 'Quepid snapshot',
    from: 'o19s/quepid 8.6.0, its detailed export of a case (caseCSVSvc.js)',
    text: 'Team Name,Case Name,Case ID,Query Text,Doc ID,Doc Position,Title,Rating,overview\nBirds,Movies,8,star trek,193,1,"Star Trek, Generations",3,Two captains\nBirds,Movies,8,star trek,11,2,Star Wars,,A farm boy\n',
    queries: 1,
    candidates: 2,
    judgements: 1,
  },
  { format: 'Judgement rows (MTEB, ir_datasets, Quepid)', from: 'o19s/quepid 8.6.0, its basic export of a case (caseCSVSvc.js)', text: lines('query,doc_id,rating', 'star trek,193,3', 'star trek,11,0'), queries: 0, candidates: 0, judgements: 2 },
  {
    format: 'rank_llm',
    from: 'castorini/rank_llm, README and rerank/inference_handler.py',
    text: jsonLines({ query: { text: query, qid: '264014' }, candidates: [{ doc: { contents: dew }, docid: '5611210', score: 15.780599594116211 }, { doc: { title: 'Frost', segment: frost }, docid: '6641238', score: 15.1 }, { docid: '96852', score: 14.2, doc: sky }] }),
    ...ranked,
  },
  {
    format: 'RankGPT',
    from: 'sunnweiwei/RankGPT, README: passages to re-rank',
    text: pretty([{ query, hits: [{ content: dew, qid: 264014, docid: '5611210', rank: 1, score: 15.7806 }, { content: frost, qid: 264014, docid: '6641238', rank: 2, score: 15.1 }, { content: sky, qid: 264014, docid: '96852', rank: 3, score: 14.2 }] }]),
    ...ranked,
  },
  { format: 'sentence-transformers', from: 'sentence-transformers, documentation: CrossEncoderRerankingEvaluator', text: jsonLines({ query, positive: [frost], negative: [dew, sky] }), queries: 1, candidates: 3, judgements: 3 },
  { format: 'sentence-transformers (ranked documents)', from: 'sentence-transformers, documentation: CrossEncoderRerankingEvaluator', text: jsonLines({ query, positive: [frost], documents: [dew, frost, sky] }), queries: 1, candidates: 3, judgements: 3 },
  { format: 'FlagEmbedding', from: 'FlagEmbedding, examples/finetune/reranker/README', text: jsonLines({ query, pos: [frost], neg: [dew, sky], pos_scores: [0.98], neg_scores: [0.4, 0.1], prompt: 'Is it about this?' }), queries: 1, candidates: 3, judgements: 3 },
  { format: 'Tevatron', from: 'texttron/tevatron, README: data sets', text: jsonLines({ query_id: 'q1', query, positive_passages: [{ docid: 'd1', title: 'Frost', text: frost }], negative_passages: [{ docid: 'd2', title: 'Dew', text: dew }, { docid: 'd3', title: '', text: sky }] }), queries: 1, candidates: 3, judgements: 3 },
  {
    format: 'DPR',
    from: 'facebookresearch/DPR, README: retriever validation output',
    text: pretty([{ question: query, answers: ['frost'], ctxs: [{ id: 'wiki:7', title: 'Dew', text: dew, score: '81.22', has_answer: false }, { id: 'wiki:9', title: 'Frost', text: frost, score: '80.15', has_answer: true }, { id: 'wiki:2', title: 'Sky', text: sky, score: '79.9', has_answer: false }] }]),
    queries: 1,
    candidates: 3,
    judgements: 3,
  },
  {
    format: 'Pair rows (TIRA, PyTerrier)',
    from: 'tira, re-ranking inputs (rerank.jsonl.gz)',
    text: jsonLines(
      { qid: '1', query, original_query: { query_id: '1', text: query }, docno: 'd2', text: dew, original_document: { doc_id: 'd2', text: dew }, rank: 1, score: 12.5 },
      { qid: '1', query, original_query: { query_id: '1', text: query }, docno: 'd1', text: frost, original_document: { doc_id: 'd1', text: frost }, rank: 2, score: 11.5 },
      { qid: '1', query, original_query: { query_id: '1', text: query }, docno: 'd3', text: sky, original_document: { doc_id: 'd3', text: sky }, rank: 3, score: 9 },
    ),
    ...ranked,
  },
  { format: 'FlashRank', from: 'FlashRank, README: RerankRequest', text: pretty({ query, passages: [{ id: 1, text: dew, meta: { additional: 'info1' } }, { id: 2, text: frost, meta: {} }, { id: 3, text: sky, meta: {} }] }), ...ranked },
  { format: 'FlashRank response', from: 'FlashRank, README: rerank', text: pretty([{ id: 4, text: dew, meta: { additional: 'info4' }, score: 0.016847236 }, { id: 5, text: frost, meta: { additional: 'info5' }, score: 0.011563735 }, { id: 3, text: sky, meta: {}, score: 0.00081340264 }]), ...ranked },
  { format: 'Cohere request', from: 'cohere-ai/cohere-developer-experience, fern/openapi/rerank.yaml', text: pretty({ model: 'rerank-v4.0-pro', query, documents: [dew, frost, sky], top_n: 3, max_tokens_per_doc: 4096 }), ...ranked },
  { format: 'Cohere request', from: 'jina.ai, reranker API', text: pretty({ model: 'jina-reranker-v3', query, top_n: 3, documents: [{ text: dew }, { text: frost }, { text: sky }], return_documents: false }), ...ranked },
  { format: 'Cohere request', from: 'docs.voyageai.com/reference/reranker-api', text: pretty({ query, documents: [dew, frost, sky], model: 'rerank-2.5', top_k: null, return_documents: false, truncation: true }), ...ranked },
  { format: 'Cohere request', from: 'docs.pinecone.io/reference/api/2026-07/inference/rerank', text: pretty({ model: 'bge-reranker-v2-m3', query, return_documents: true, top_n: 4, documents: [{ id: 'vec1', text: dew }, { id: 'vec2', text: frost }, { id: 'vec3', text: sky }], parameters: { truncate: 'END' } }), ...ranked },
  { format: 'Cohere response', from: 'cohere-ai/cohere-developer-experience, fern/openapi/rerank.yaml, in one record with its request', text: jsonLines({ request: { model: 'rerank-v4.0-pro', query, documents: [dew, frost, sky] }, response: { id: '07734bd2-2473-4f07-94e1-0d9f0e6843cf', results: [{ index: 1, relevance_score: 0.999071 }, { index: 0, relevance_score: 0.7867867 }, { index: 2, relevance_score: 0.32713068 }], meta: { api_version: { version: '2' }, billed_units: { search_units: 1 } } } }), ...ranked },
  { format: 'Cohere response', from: 'jina.ai, reranker API', text: pretty({ model: 'jina-reranker-v3', object: 'list', usage: { total_tokens: 815 }, results: [{ index: 1, relevance_score: 0.85, document: { text: frost } }, { index: 0, relevance_score: 0.33, document: { text: dew } }, { index: 2, relevance_score: -0.05, document: { text: sky } }] }), ...ranked },
  { format: 'Cohere response', from: 'vLLM 0.16.0, RerankResponse', text: pretty({ id: 'rerank-fae51b2b664d4ed38f5969b612edff77', model: 'BAAI/bge-reranker-base', usage: { total_tokens: 56 }, results: [{ index: 1, document: { text: frost, multi_modal: null }, relevance_score: 0.99853515625 }, { index: 0, document: { text: dew, multi_modal: null }, relevance_score: 0.0005860328674316406 }, { index: 2, document: { text: sky, multi_modal: null }, relevance_score: 0.0001 }] }), ...ranked },
  { format: 'Voyage, Pinecone, mixedbread response', from: 'docs.voyageai.com/reference/reranker-api', text: pretty({ object: 'list', data: [{ relevance_score: 0.4375, index: 0, document: dew }, { relevance_score: 0.421875, index: 1, document: frost }, { relevance_score: 0.1, index: 2, document: sky }], model: 'rerank-2.5', usage: { total_tokens: 26 } }), ...ranked },
  { format: 'Voyage, Pinecone, mixedbread response', from: 'docs.pinecone.io/reference/api/2026-07/inference/rerank', text: pretty({ model: 'bge-reranker-v2-m3', data: [{ index: 2, document: { id: 'vec3', text: frost }, score: 0.9 }, { index: 4, document: { id: 'vec5', text: dew }, score: 0.2 }, { index: 0, document: { id: 'vec1', text: sky }, score: 0.01 }], usage: { rerank_units: 1 } }), ...ranked },
  { format: 'mixedbread, Elastic request', from: 'mixedbread.com/docs/reranking', text: pretty({ model: 'mixedbread-ai/mxbai-rerank-xsmall-v1', query, input: [dew, frost, sky], top_k: 3, return_input: false }), ...ranked },
  { format: 'Voyage, Pinecone, mixedbread response', from: 'mixedbread.com/docs/reranking, beside its query and input', text: pretty({ query, input: [dew, frost, sky], usage: { prompt_tokens: 162, total_tokens: 162, completion_tokens: 0 }, model: 'mixedbread-ai/mxbai-rerank-xsmall-v1', data: [{ index: 1, score: 0.98291015625, input: null, object: 'rank_result' }, { index: 0, score: 0.61962890625, input: null, object: 'rank_result' }, { index: 2, score: 0.3642578125, input: null, object: 'rank_result' }], object: 'list', top_k: 3, return_input: false }), ...ranked },
  { format: 'mixedbread, Elastic request', from: 'elastic.co/docs/api, POST _inference/rerank', text: pretty({ input: [dew, frost, sky], query }), ...ranked },
  { format: 'Elastic response', from: 'elastic.co/docs/api, POST _inference/rerank', text: pretty({ rerank: [{ index: 1, relevance_score: 0.94, text: frost }, { index: 0, relevance_score: 0.2, text: dew }, { index: 2, relevance_score: 0.1, text: sky }] }), ...ranked },
  { format: 'Text Embeddings Inference request', from: 'text-embeddings-inference, documentation: POST /rerank', text: pretty({ query, raw_scores: false, return_text: true, texts: [dew, frost, sky], truncate: false, truncation_direction: 'right' }), ...ranked },
  { format: 'Text Embeddings Inference response', from: 'text-embeddings-inference, documentation: POST /rerank', text: lines(json([{ index: 1, score: 0.9987814, text: frost }, { index: 0, score: 0.022949383, text: dew }, { index: 2, score: 0.001, text: sky }]), json([{ index: 0, score: 0.5, text: sky }])), queries: 2, candidates: 4, judgements: 0 },
  { format: 'vLLM score request', from: 'vLLM, documentation: score API with queries and documents', text: pretty({ model: 'BAAI/bge-reranker-v2-m3', queries: query, documents: [dew, frost, sky] }), ...ranked },
  { format: 'vLLM score request', from: 'vLLM 0.16.0, ScoreTextRequest', text: pretty({ model: 'BAAI/bge-reranker-v2-m3', encoding_format: 'float', text_1: query, text_2: [dew, frost, sky] }), ...ranked },
  { format: 'Voyage, Pinecone, mixedbread response', from: 'vLLM 0.16.0, ScoreResponse in one record with its request', text: jsonLines({ request: { model: 'BAAI/bge-reranker-v2-m3', text_1: query, text_2: [dew, frost, sky] }, response: { id: 'score-request-id', object: 'list', created: 693570, model: 'BAAI/bge-reranker-v2-m3', data: [{ index: 0, object: 'score', score: 0.001094818115234375 }, { index: 1, object: 'score', score: 1 }, { index: 2, object: 'score', score: 0.1 }], usage: {} } }), ...ranked },
  { format: 'Qdrant result', from: 'api.qdrant.tech v1.19, POST /collections/{name}/points/query', text: pretty({ usage: null, time: 0.002, status: 'ok', result: { points: [{ id: 42, version: 3, score: 0.75, payload: { city: 'x', text: dew }, vector: null, shard_key: null, order_value: null }, { id: '5c56c793-69f3-4fbf-87e6-c4bf54c28c26', version: 3, score: 0.5, payload: { text: frost } }, { id: 7, version: 1, score: 0.25, payload: { text: sky } }] } }), ...ranked },
  { format: 'Qdrant result', from: 'api.qdrant.tech, POST /collections/{name}/points/search/batch', text: pretty({ result: [[{ id: 10, version: 1, score: 0.81, payload: { text: dew } }], [{ id: 14, version: 1, score: 0.75, payload: { text: frost } }, { id: 10, version: 1, score: 0.73, payload: { text: dew } }]], status: 'ok', time: 0.001 }), queries: 2, candidates: 3, judgements: 0 },
  { format: 'Qdrant result', from: 'qdrant-client 1.20.0, a list of ScoredPoint as model_dump_json() gives each', text: pretty([{ id: 10, version: 1, score: 0.81, payload: { text: dew }, vector: null, shard_key: null, order_value: null }, { id: 14, version: 1, score: 0.75, payload: { text: frost }, vector: null, shard_key: null, order_value: null }, { id: 7, version: 1, score: 0.2, payload: { text: sky }, vector: null, shard_key: null, order_value: null }]), ...ranked },
  { format: 'Training', from: 'this project, issue 7', text: jsonLines({ query_text: query, positives: [{ doc_id: 'd1', text: frost }], negatives: [{ doc_id: 'd2', text: dew }, { doc_id: 'd3', text: sky }], source_chunk: 'c1', meta: {} }), queries: 1, candidates: 3, judgements: 3 },
]
