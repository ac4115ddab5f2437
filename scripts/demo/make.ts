/**
 * Makes public/demo from scripts/demo/source:  npx tsx scripts/demo/make.ts
 * Writes nothing and ends with code 1 where the source has a fault.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { faultsOf } from './check.ts'
import { figuresOf } from './figures.ts'
import { candidatesFile, qrelsFile, withFigures } from './files.ts'
import { rankAll } from './first-stage.ts'
import { readSource } from './source.ts'

const folder = fileURLToPath(new URL('../../public/demo/', import.meta.url))
const source = readSource()
const faults = faultsOf(source)
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
const ranked = rankAll(source)
const figures = figuresOf(source, ranked)
writeFileSync(`${folder}candidates.jsonl`, candidatesFile(ranked))
writeFileSync(`${folder}qrels.txt`, qrelsFile(source))
writeFileSync(`${folder}README.md`, withFigures(readFileSync(`${folder}README.md`, 'utf8'), figures))
console.log(`${figures.queries} queries, ${figures.passages} passages, BM25 nDCG@10 ${figures.ndcg10.toFixed(4)}`)
