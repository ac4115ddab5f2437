/** The catalogue's cross-encoders. */
import type { CatalogueModel, Figure } from './catalogue-model.ts'

const onCard = (measure: string, value: number): Figure => ({ measure, value, source: 'model card' })
const mteb = (value: number): Figure => ({ measure: 'MTEB(eng, v2), reranked', value, source: 'published; .4934 without reranking' })
const base = { kind: 'cross-encoder', licence: 'Apache-2.0', languages: 'English', notes: [] } as const

function msMarco(name: string, parameters: number, architecture: string, dl19: number, mrr: number, notes: readonly string[] = []): CatalogueModel {
  const figures = [onCard('TREC DL 2019 nDCG@10', dl19), onCard('MS MARCO dev MRR@10', mrr)]
  return { ...base, id: `cross-encoder/ms-marco-${name}`, parameters, architecture, limit: 512, figures, notes }
}

function ettin(size: string, parameters: number, figure: number): CatalogueModel {
  const notes = ['Its head lies beside the graph (2_Dense, 3_LayerNorm, 4_Dense) and is computed here.']
  return { ...base, id: `cross-encoder/ettin-reranker-${size}-v1`, parameters, architecture: 'ModernBERT', limit: 8192, figures: [mteb(figure)], notes }
}

export const crossEncoders: readonly CatalogueModel[] = [
  msMarco('TinyBERT-L2-v2', 4.4e6, 'BERT, 2 layers, 128 wide', 0.6984, 0.3256),
  msMarco('MiniLM-L2-v2', 15.6e6, 'BERT, 2 layers, 384 wide', 0.7101, 0.3485),
  msMarco('MiniLM-L4-v2', 19.2e6, 'BERT, 4 layers, 384 wide', 0.7304, 0.377),
  msMarco('MiniLM-L6-v2', 22.7e6, 'BERT, 6 layers, 384 wide', 0.743, 0.3901, ['Also as Xenova/ms-marco-MiniLM-L-6-v2, int8 in 23 MB.']),
  msMarco('MiniLM-L12-v2', 33.4e6, 'BERT, 12 layers, 384 wide', 0.7431, 0.3902),
  ettin('17m', 17e6, 0.5576),
  ettin('32m', 32e6, 0.5779),
  ettin('68m', 68e6, 0.5915),
  ettin('150m', 150e6, 0.5994),
  { ...base, id: 'mixedbread-ai/mxbai-rerank-xsmall-v1', parameters: 70.8e6, architecture: 'DeBERTa-v2', limit: 512, figures: [onCard('BEIR, 11 sets', 0.439)] },
  { ...base, id: 'jinaai/jina-reranker-v1-tiny-en', parameters: 33e6, architecture: 'JinaBERT (ALiBi), 4 layers, 384 wide', limit: 8192, figures: [onCard('BEIR, 17 sets', 0.4854)] },
  { ...base, id: 'jinaai/jina-reranker-v1-turbo-en', parameters: 37.8e6, architecture: 'JinaBERT (ALiBi), 6 layers, 384 wide', limit: 8192, figures: [onCard('BEIR, 17 sets', 0.496)] },
  {
    ...base, id: 'Xenova/bge-reranker-base', original: 'BAAI/bge-reranker-base', parameters: 278e6, architecture: 'XLM-RoBERTa', licence: 'MIT', languages: 'English, Chinese', limit: 512,
    figures: [mteb(0.489)], notes: ['On that set it is below no reranking at all.'],
  },
  {
    ...base, id: 'onnx-community/bge-reranker-v2-m3-ONNX', original: 'BAAI/bge-reranker-v2-m3', parameters: 568e6, architecture: 'XLM-RoBERTa', languages: 'multilingual', limit: 8192,
    figures: [mteb(0.5526)],
  },
  { ...base, id: 'Alibaba-NLP/gte-reranker-modernbert-base', parameters: 149e6, architecture: 'ModernBERT', limit: 8192, figures: [mteb(0.5843)] },
]
