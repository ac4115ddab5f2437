/**
 * Makes a take-home of a model on this disk with a changed head, and unzips it, for Python to check:
 *
 *     npx tsx scripts/take-home/make.ts MODEL_FOLDER OUT [fp32|fp16] [MAX_LENGTH]
 *
 * The examples' scores are the changed head's on the untouched graph's features, as training has them: a patch that went wrong cannot
 * agree with itself. Passages that are longer than the maximum length are among them, and other scripts than Latin.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { modelOnDisk } from '../model-on-disk.ts'
import { tunedFiles } from '../../src/models/sources/tuned.ts'
import { keptHead, nudged } from '../../src/training/testing/kept-head.ts'
import { takeHome } from '../../src/training/take-home/take-home.ts'
import { writeZip } from '../../src/training/take-home/zip.ts'
import { scored, trainableHead } from './scored.ts'

const [folder, out, dtype = 'fp32', length = '128'] = process.argv.slice(2)
if (folder === undefined || out === undefined || (dtype !== 'fp32' && dtype !== 'fp16')) throw new Error('Usage: npx tsx scripts/take-home/make.ts MODEL_FOLDER OUT [fp32|fp16] [MAX_LENGTH]')
const maxLength = Number(length)

const long = 'Rainfall is measured in millimetres, and a gauge that is read once a day says nothing of when it fell. '.repeat(30)
const pairs = [
  { query: 'how is rainfall measured', passage: 'A rain gauge collects water in a cylinder; its depth is read in millimetres.' },
  { query: 'how is rainfall measured', passage: 'The train to the coast leaves at noon.' },
  { query: 'how is rainfall measured', passage: long },
  { query: 'Wie misst man Regen?', passage: 'Ein Regenmesser fängt Niederschläge auf – gemessen wird in Millimetern.' },
  { query: '雨量', passage: '雨量計は降水量を測る。' },
  { query: '  spaced   out ', passage: 'quotes "double", \'single\' and a \\ backslash; {braces}' },
]

const base = await modelOnDisk(folder)
const layers = nudged((await trainableHead(base, dtype)).layers, 71)
const [before, scores] = [await scored(base, dtype, pairs, maxLength), await scored(base, dtype, pairs, maxLength, layers)]
const head = keptHead({ base, layers, dtype, maxLength, examples: pairs.map((pair, row) => ({ ...pair, score: scores[row] ?? NaN })) })
const split = new TextEncoder().encode('{"query_text":"q","positives":[],"negatives":[],"source_chunk":null,"meta":{"part":"train"}}\n')

const pieces: Uint8Array[] = []
await writeZip('changed', takeHome({ head, files: tunedFiles(base, { id: head.id, layers, maxLength }), split }), head.promotedAt, (piece) => pieces.push(piece))
const zip = Buffer.concat(pieces)

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
writeFileSync(join(out, 'changed.zip'), zip)
for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(zip)))) {
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), bytes)
}
console.log(`${out}/changed: ${zip.length} bytes zipped; scores before ${Array.from(before, (score) => score.toFixed(3)).join(' ')}; after ${Array.from(scores, (score) => score.toFixed(3)).join(' ')}`)
