/** A seeded slice of DL19's BM25 candidates, as files that the app reads. */
import { readFileSync } from 'node:fs'

interface RankGptRecord {
  readonly query: string
  readonly hits: readonly { readonly qid: number; readonly docid: string; readonly content: string; readonly score: number }[]
}

/** mulberry32: small, seeded, and good enough to draw queries with. */
function* draws(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * `queries` of the collection's queries, each with `depth` candidates, as RankGPT JSON. One of the queries has a pair that
 * is `wanted`, and such pairs come before the others; the rest is drawn.
 */
export function dl19Slice(shared: string, { seed, queries, depth, wanted }: { seed: number; queries: number; depth: number; wanted: (query: string, passage: string) => boolean }): string {
  const all = JSON.parse(readFileSync(`${shared}/data/dl19/candidates.BM25.json`, 'utf8')) as RankGptRecord[]
  const random = draws(seed)
  const draw = (from: RankGptRecord[]) => from.splice(Math.floor((random.next().value ?? 0) * from.length), 1)
  const isWanted = ({ query, hits }: RankGptRecord) => hits.some(({ content }) => wanted(query, content))
  const drawn = draw(all.filter(isWanted))
  const left = all.filter((record) => !drawn.includes(record))
  while (drawn.length < queries && left.length > 0) drawn.push(...draw(left))
  return JSON.stringify(
    drawn.map((record) => {
      const kept = record.hits.filter(({ content }) => wanted(record.query, content))
      return { ...record, hits: [...kept, ...record.hits.filter((hit) => !kept.includes(hit))].slice(0, depth) }
    }),
  )
}
