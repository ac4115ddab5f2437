/** The app's own readers and measures in Node: reads the two files named on the command line, and prints what it came to. */
import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ByteSource } from '../../../src/collection/bytes/byte-source.ts'
import { ingest } from '../../../src/collection/ingest.ts'
import { textAt } from '../../../src/columns/text-table.ts'
import { evaluate } from '../../../src/evaluation/evaluate.ts'
import { measureName, parseMeasure } from '../../../src/evaluation/measure.ts'
import { baseOf } from '../../../src/state/derived/base.ts'
import { measures } from './contestant.ts'

const source = (path: string): ByteSource => ({
  name: basename(path),
  size: statSync(path).size,
  async *stream() {
    const file = await open(path)
    const buffer = new Uint8Array(1 << 18)
    try {
      for (let read = await file.read(buffer); read.bytesRead > 0; read = await file.read(buffer)) yield buffer.subarray(0, read.bytesRead)
    } finally {
      await file.close()
    }
  },
})

const cpuBefore = process.cpuUsage()
const began = performance.now()
const { collection, receipts } = await ingest(process.argv.slice(2).map(source), undefined)
const read = performance.now()
const base = baseOf(collection, null, null)
const joined = base?.joined
if (!base || !joined || !base.judgements) throw new Error(`Nothing to measure came of the files: ${receipts.flatMap(({ notes }) => notes).join(' ')}`)
const evaluations = evaluate(base.order, joined, measures.map(parseMeasure))
const done = performance.now()
const { user, system } = process.cpuUsage(cpuBefore)

const { queryIds } = base.judgements
const values = Object.fromEntries(evaluations.map(({ measure, perQuery }) => [measureName(measure), Object.fromEntries(Array.from(perQuery, (value, query) => [textAt(queryIds, query), value]))]))
console.log(JSON.stringify({ read: read - began, evaluate: done - read, cpu: (user + system) / 1000, peakMemory: process.resourceUsage().maxRSS * 1024, values }))
