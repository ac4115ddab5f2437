/** Files that tools wrote, as scripts/samples/write.py made them, in the folder `written` beside this. */
import type { Counts } from './counts.ts'

export interface Written extends Counts {
  readonly file: string
  /** The format's name. */
  readonly format: string
  /** The tool and version, and what was called. */
  readonly from: string
}

const pairs = { format: 'Pair rows (TIRA, PyTerrier)', queries: 2, candidates: 4, judgements: 4 }
const none = { queries: 0, candidates: 0, judgements: 0 }

export const written: readonly Written[] = [
  { file: 'ranx.run.json', format: 'ranx run', from: "ranx 0.3.21, Run.save(kind='json')", queries: 2, candidates: 4, judgements: 0 },
  { file: 'ranx.qrels.json', format: 'ranx qrels', from: "ranx 0.3.21, Qrels.save(kind='json')", ...none, judgements: 3 },
  { file: 'ranx.run.trec', format: 'TREC run', from: "ranx 0.3.21, Run.save(kind='trec')", queries: 2, candidates: 4, judgements: 0 },
  { file: 'ranx.qrels.trec', format: 'TREC qrels', from: "ranx 0.3.21, Qrels.save(kind='trec')", ...none, judgements: 3 },
  { file: 'pandas.csv', from: 'pandas 3.1.1, to_csv(index=False)', ...pairs },
  { file: 'pandas.tsv', from: "pandas 3.1.1, to_csv(sep='\\t')", ...pairs },
  { file: 'pandas.semicolon.csv', from: "pandas 3.1.1, to_csv(sep=';')", ...pairs },
  { file: 'pandas.csv.gz', from: "pandas 3.1.1, to_csv('….csv.gz')", ...pairs },
  { file: 'pandas.jsonl', from: "pandas 3.1.1, to_json(orient='records', lines=True)", ...pairs },
  { file: 'pandas.parquet', from: 'pandas 3.1.1, to_parquet()', ...pairs },
  { file: 'polars.parquet', from: 'polars 2.1.0, write_parquet() (zstd)', ...pairs },
  { file: 'datasets.corpus.parquet', format: 'BEIR corpus', from: 'datasets 5.2.0, Dataset.to_parquet()', ...none, texts: 3 },
  { file: 'datasets.queries.parquet', format: 'BEIR queries', from: 'datasets 5.2.0, Dataset.to_parquet()', ...none, queries: 2 },
  { file: 'datasets.qrels.parquet', format: 'Judgement rows (MTEB, ir_datasets, Quepid)', from: 'datasets 5.2.0, Dataset.to_parquet()', ...none, judgements: 3 },
  { file: 'datasets.top_ranked.parquet', format: 'MTEB top_ranked', from: 'datasets 5.2.0, Dataset.to_parquet()', queries: 2, candidates: 4, judgements: 0 },
  { file: 'datasets.triplets.parquet', format: 'FlagEmbedding', from: 'datasets 5.2.0, Dataset.to_parquet()', queries: 1, candidates: 3, judgements: 3 },
  { file: 'chroma.json', format: 'Chroma query result', from: 'chromadb 1.5.9, json.dumps(Collection.query())', queries: 2, candidates: 6, judgements: 0 },
  { file: 'qdrant.json', format: 'Qdrant result', from: 'qdrant-client 1.20.0, query_points().model_dump_json()', queries: 1, candidates: 3, judgements: 0 },
]
