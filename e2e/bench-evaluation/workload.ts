/**
 * A run and its judgements, made up from a seed in the shape of MS MARCO's passage development set under BM25: numbers as
 * ids out of 8.8 million passages, 1.07 relevant passages a query, six of seven found, and those more often at the top.
 */
import { randomBits } from '../../src/autograd/random.ts'

/** Passages of MS MARCO's collection. */
const PASSAGES = 8_841_823
/** Queries with a second relevant passage: 7,437 judgements of 6,980 queries. */
const SECOND = 457 / 6980
/** Relevant passages that BM25's first thousand hold. */
const FOUND = 0.857

/** Passages whose score is that of the one before. */
const TIED = 0.02

export interface Size {
  readonly queries: number
  /** Passages a query. */
  readonly depth: number
  readonly seed: number
}

/** What is known of one query. */
export interface List {
  readonly qid: number
  /** Best first, each once. */
  readonly docids: Uint32Array
  /** In ten-thousandths, falling; close ones may be the same. */
  readonly scores: Uint32Array
  /** Relevant passages: in the list, or missed. */
  readonly relevant: readonly number[]
}

/** Throws RangeError where the lists would be longer than half of the collection. */
export function* workload({ queries, depth, seed }: Size): Generator<List> {
  if (depth > PASSAGES / 2) throw new RangeError(`Lists of ${depth} passages out of ${PASSAGES} cannot be drawn.`)
  const drawnFor = new Uint32Array(PASSAGES)
  for (let query = 0; query < queries; query++) {
    const random = numbers(seed, query)
    const drawn = () => {
      for (;;) {
        const docid = Math.floor(random() * PASSAGES)
        if (drawnFor[docid] === query + 1) continue
        drawnFor[docid] = query + 1
        return docid
      }
    }
    const docids = Uint32Array.from({ length: depth }, drawn)
    const top = 12 + 24 * random()
    const scores = Uint32Array.from({ length: depth }, (_, at) => 1e4 * top * (1 - 0.08 * Math.log1p(at)) - at)
    for (let at = 1; at < depth; at++) if (random() < TIED) scores[at] = scores[at - 1] as number
    const relevant = new Set([relevantIn(docids, random) ?? drawn()])
    if (random() < SECOND) relevant.add(relevantIn(docids, random) ?? drawn())
    yield { qid: idOf(query, queries), docids, scores, relevant: [...relevant] }
  }
}

/** A passage of the list where it is one of those found: its rank is as likely to lie between 1 and 10 as between 10 and 100. */
function relevantIn(docids: Uint32Array, random: () => number): number | undefined {
  if (random() >= FOUND) return undefined
  return docids[Math.floor(docids.length ** random()) - 1]
}

/** Ids of queries are spread over a million, and rise in the file. */
const idOf = (query: number, queries: number) => Math.floor(((query + 0.5) * 1_102_000) / Math.max(queries, 1))

/** Numbers from 0 to below 1, of this query alone. */
function numbers(seed: number, query: number): () => number {
  const start = randomBits(seed, query)
  let at = 0
  return () => randomBits(start, at++) / 2 ** 32
}
