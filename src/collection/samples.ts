/** A short file of each kind, for a person to see what is read, and to start from. */

export interface Sample {
  /** The reader that takes it: the `name` of a format. */
  readonly label: string
  readonly extension: 'json' | 'jsonl' | 'txt' | 'tsv' | 'csv'
  readonly text: string
}

const jsonLines = (...records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')
const lines = (...rows: readonly string[]) => rows.map((row) => `${row}\n`).join('')

const frost = 'A light frost whitens grass when the ground cools below freezing on a clear night.'
const dew = 'Dew forms when moist air meets a surface colder than its dew point.'
const query = 'why is the lawn white in the morning'

export const samples: readonly Sample[] = [
  {
    label: 'rank_llm',
    extension: 'jsonl',
    text: jsonLines({
      query: { text: query, qid: 'q1' },
      candidates: [
        { docid: 'd2', score: 7.5, doc: { title: 'Dew', text: dew } },
        { docid: 'd1', score: 6.25, doc: { title: 'Frost', text: frost } },
      ],
    }),
  },
  {
    label: 'RankGPT',
    extension: 'json',
    text: `${JSON.stringify([{ query, hits: [{ content: dew, qid: 'q1', docid: 'd2', rank: 1, score: 7.5 }, { content: frost, qid: 'q1', docid: 'd1', rank: 2, score: 6.25 }] }], null, 2)}\n`,
  },
  { label: 'TREC qrels', extension: 'txt', text: lines('q1 0 d1 3', 'q1 0 d2 0') },
  { label: 'BEIR qrels TSV', extension: 'tsv', text: lines('query-id\tcorpus-id\tscore', 'q1\td1\t3', 'q1\td2\t0') },
  {
    label: 'Pair rows (TIRA, PyTerrier)',
    extension: 'jsonl',
    text: jsonLines({ qid: 'q1', query, docno: 'd2', text: dew, rank: 1, score: 7.5 }, { qid: 'q1', query, docno: 'd1', text: frost, rank: 2, score: 6.25 }),
  },
  { label: 'Logits', extension: 'jsonl', text: jsonLines({ qid: 'q1', docid: 'd2', logit: 7.5 }, { qid: 'q1', docid: 'd1', logit: 6.25 }) },
  { label: 'Cohere request', extension: 'json', text: `${JSON.stringify({ query, documents: [dew, frost] }, null, 2)}\n` },
  { label: 'sentence-transformers', extension: 'jsonl', text: jsonLines({ query, positive: [frost], negative: [dew] }) },
  { label: 'sentence-transformers (ranked documents)', extension: 'jsonl', text: jsonLines({ query, positive: [frost], documents: [dew, frost] }) },
  {
    label: 'Tevatron',
    extension: 'jsonl',
    text: jsonLines({ query_id: 'q1', query, positive_passages: [{ docid: 'd1', title: 'Frost', text: frost }], negative_passages: [{ docid: 'd2', title: 'Dew', text: dew }] }),
  },
  { label: 'Training', extension: 'jsonl', text: jsonLines({ query_text: query, positives: [{ doc_id: 'd1', text: frost }], negatives: [{ doc_id: 'd2', text: dew }] }) },
  { label: 'FlagEmbedding', extension: 'jsonl', text: jsonLines({ query, pos: [frost], neg: [dew] }) },
  {
    label: 'DPR',
    extension: 'json',
    text: `${JSON.stringify([{ question: query, answers: ['frost'], ctxs: [{ id: 'd2', title: 'Dew', text: dew, score: '7.5', has_answer: false }, { id: 'd1', title: 'Frost', text: frost, score: '6.25', has_answer: true }] }], null, 2)}\n`,
  },
  { label: 'FlashRank', extension: 'json', text: `${JSON.stringify({ query, passages: [{ id: 'd2', text: dew, meta: {} }, { id: 'd1', text: frost, meta: {} }] })}\n` },
  { label: 'Text Embeddings Inference request', extension: 'json', text: `${JSON.stringify({ query, texts: [dew, frost] })}\n` },
  { label: 'TREC run', extension: 'txt', text: lines('q1 Q0 d2 1 7.5 bm25', 'q1 Q0 d1 2 6.25 bm25') },
  { label: 'MS MARCO run', extension: 'tsv', text: lines('q1\td4\t1', 'q1\td2\t2', 'q1\td1\t3', 'q1\td3\t4') },
  { label: 'BEIR corpus', extension: 'jsonl', text: jsonLines({ _id: 'd1', title: 'Frost', text: frost }, { _id: 'd2', title: 'Dew', text: dew }) },
  { label: 'BEIR queries', extension: 'jsonl', text: jsonLines({ _id: 'q1', text: query }) },
  { label: 'ranx qrels', extension: 'json', text: `${JSON.stringify({ q1: { d1: 3, d2: 0 } })}\n` },
  { label: 'ranx run', extension: 'json', text: `${JSON.stringify({ q1: { d2: 7.5, d1: 6.25 } })}\n` },
  { label: 'MS MARCO top1000', extension: 'tsv', text: lines(`q1\td2\t${query}\t${dew}`, `q1\td1\t${query}\t${frost}`) },
  { label: 'Quepid LTR ratings', extension: 'txt', text: lines(`3 qid:1 # d1 ${query}`, `0 qid:1 # d2 ${query}`) },
  { label: 'Quepid snapshot', extension: 'csv', text: lines('Snapshot Name,Snapshot Time,Case ID,Query Text,Doc ID,Doc Position', `before,2026-01-01,1,${query},d2,1`, `before,2026-01-01,1,${query},d1,2`) },
  { label: 'Judgement rows (MTEB, ir_datasets, Quepid)', extension: 'csv', text: lines('query,docid,rating', `${query},d1,3`, `${query},d2,0`) },
  { label: 'MTEB top_ranked', extension: 'jsonl', text: jsonLines({ 'query-id': 'q1', 'corpus-ids': ['d2', 'd1'] }) },
  { label: 'mixedbread, Elastic request', extension: 'json', text: `${JSON.stringify({ query, input: [dew, frost] }, null, 2)}\n` },
  { label: 'vLLM score request', extension: 'json', text: `${JSON.stringify({ text_1: query, text_2: [dew, frost] }, null, 2)}\n` },
  { label: 'Cohere response', extension: 'json', text: `${JSON.stringify({ query, documents: [dew, frost], results: [{ index: 1, relevance_score: 0.98 }, { index: 0, relevance_score: 0.12 }] }, null, 2)}\n` },
  { label: 'Voyage, Pinecone, mixedbread response', extension: 'json', text: `${JSON.stringify({ query, data: [{ index: 1, score: 0.98, document: { id: 'd1', text: frost } }, { index: 0, score: 0.12, document: { id: 'd2', text: dew } }] }, null, 2)}\n` },
  { label: 'Elastic response', extension: 'json', text: `${JSON.stringify({ query, rerank: [{ index: 1, relevance_score: 0.98, text: frost }, { index: 0, relevance_score: 0.12, text: dew }] }, null, 2)}\n` },
  { label: 'Text Embeddings Inference response', extension: 'json', text: `${JSON.stringify([{ index: 1, score: 0.98, text: frost }, { index: 0, score: 0.12, text: dew }], null, 2)}\n` },
  { label: 'FlashRank response', extension: 'json', text: `${JSON.stringify([{ id: 'd1', text: frost, meta: {}, score: 0.98 }, { id: 'd2', text: dew, meta: {}, score: 0.12 }], null, 2)}\n` },
  { label: 'Chroma query result', extension: 'json', text: `${JSON.stringify({ query_texts: [query], ids: [['d2', 'd1']], documents: [[dew, frost]], distances: [[0.4, 0.7]] }, null, 2)}\n` },
  { label: 'Qdrant result', extension: 'json', text: `${JSON.stringify({ query, result: { points: [{ id: 2, score: 0.8, payload: { doc_id: 'd2', text: dew } }, { id: 1, score: 0.6, payload: { doc_id: 'd1', text: frost } }] } }, null, 2)}\n` },
  { label: 'Passages TSV (MS MARCO)', extension: 'tsv', text: lines(`d1\t${frost} The blades are colder than the air above them, so vapour turns to ice there first.`, `d2\t${dew} Grass and leaves radiate their warmth to the sky, and so they are the first to get wet.`) },
  { label: 'Queries TSV (MS MARCO)', extension: 'tsv', text: lines(`q1\t${query}`, 'q2\twhat is fog') },
]
