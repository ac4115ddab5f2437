/** What a card says of a model before it is loaded. */
export interface ModelFacts {
  /** A Hub id, or `embedded/…`. */
  readonly id: string
  readonly name: string
  readonly kind: 'cross-encoder' | 'bi-encoder'
  /** In words: `22.7 M parameters`. */
  readonly size: string
  readonly licence: string
  readonly languages: string
  /** Tokens. */
  readonly limit: number
  readonly figures: readonly { readonly measure: string; readonly value: string; readonly source: string }[]
  readonly notes: readonly string[]
}

/** The pair that the build carries, with figures of its making (public/models/README.md). */
export const embeddedPair: readonly ModelFacts[] = [
  {
    id: 'embedded/reranker',
    name: 'Embedded reranker',
    kind: 'cross-encoder',
    size: '3 layers, 384 wide',
    licence: 'Apache-2.0',
    languages: 'English',
    limit: 256,
    figures: [{ measure: 'DL19 nDCG@10 over BM25’s first 100', value: '.542', source: 'measured here; BM25 has .506' }],
    notes: ['Comes with the page: no network needed.'],
  },
  {
    id: 'embedded/bi-encoder',
    name: 'Embedded bi-encoder',
    kind: 'bi-encoder',
    size: 'static, 256 wide',
    licence: 'Apache-2.0',
    languages: 'English',
    limit: 256,
    figures: [{ measure: 'DL19 nDCG@10 over BM25’s first 100', value: '.385', source: 'measured here; BM25 has .506' }],
    notes: ['Weak, but there in no time: a first picture.'],
  },
]
