/**
 * What BM25 here comes to beside the reference runs, and how fast it is: `npx tsx scripts/retrieval/verify.ts`. Quality on both
 * BEIR sets; speed on 100,000 passages, those of ../shared with their own words in another order where there are too few.
 */
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { bytesSource } from '../../src/collection/bytes/byte-source.ts'
import { ingest } from '../../src/collection/ingest.ts'
import { Bm25 } from '../../src/retrieval/bm25.ts'
import { IndexBuilder } from '../../src/retrieval/inverted-index.ts'
import { searchedPassages, searchedQueries } from '../../src/retrieval/searched.ts'
import { passageBm25 } from '../../src/retrieval/settings.ts'
import { sharedFolder } from '../shared.ts'
import { besideReference } from './beside-reference.ts'

const PASSAGES = 100_000
if (sharedFolder === undefined) throw new Error('The reference data beside the project (../shared) is not here.')
const data = `${sharedFolder}/data`

console.log('| set | nDCG@10 here | bm25s | of its first ten here |\n| --- | ---: | ---: | ---: |')
for (const set of ['nfcorpus', 'scifact'] as const) {
  const { ours, theirs, shared } = await besideReference(set)
  console.log(`| ${set} | ${ours.toFixed(4)} | ${theirs.toFixed(4)} | ${(100 * shared).toFixed(1)} % |`)
}

const own: Uint8Array[] = []
const queries: Uint8Array[] = []
for (const set of ['nfcorpus', 'scifact']) {
  const { collection } = await ingest([bytesSource(`${set}.zip`, readFileSync(`${data}/beir/${set}.zip`))], undefined)
  if (!collection) throw new Error(`${set}.zip gave no collection`)
  for (const [into, texts] of [[own, searchedPassages(collection)], [queries, searchedQueries(collection)]] as const) {
    for (let row = 0; row < texts.length; row++) into.push(texts.textAt(row).slice())
  }
}
for (const line of gunzipSync(readFileSync(`${data}/qa/passages.jsonl.gz`)).toString('utf8').trimEnd().split('\n')) {
  const { text } = JSON.parse(line) as { readonly text: string }
  own.push(Buffer.from(text))
}
const passages = Array.from({ length: PASSAGES }, (_, at) => {
  const text = own[at % own.length] ?? new Uint8Array(0)
  return at < own.length ? text : Buffer.from(`${at} ${Buffer.from(text).toString('utf8').split(' ').reverse().join(' ')}`)
})
const bytes = passages.reduce((sum, { length }) => sum + length, 0)

const started = performance.now()
const builder = new IndexBuilder(passageBm25)
for (const passage of passages) builder.add(passage)
const index = builder.finish()
const bm25 = new Bm25(index, passageBm25)
const seconds = (performance.now() - started) / 1000
const times = queries.slice(0, 1000).map((query) => {
  const before = performance.now()
  bm25.search(query, passageBm25.depth, (a, b) => a - b)
  return performance.now() - before
}).sort((a, b) => a - b)
const quantile = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? NaN).toFixed(2)
const held = [index.offsets, index.passage, index.frequency, index.lengths].reduce((sum, { byteLength }) => sum + byteLength, 0)
console.log(`
${PASSAGES} passages, ${(bytes / 1e6).toFixed(0)} MB, ${cpus()[0]?.model ?? ''}: indexed in ${seconds.toFixed(1)} s
${builder.terms} terms, ${index.passage.length} postings, ${(held / 1e6).toFixed(0)} MB of them
${times.length} queries, the first ${passageBm25.depth} passages of each: p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms`)
