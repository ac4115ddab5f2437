/** NFCorpus as a person has it: the unpacked folder, and a BM25 run for each part. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'

const PARTS = ['train', 'dev', 'test'] as const

/**
 * Paths of the files to drop, written under `folder`. With `testQueries`, test judgements and run are cut to the first
 * so many queries that the run has: for trying things out, not for a figure.
 */
export function nfcorpusFiles(beir: string, folder: string, testQueries: number | null): string[] {
  mkdirSync(folder, { recursive: true })
  const members = Object.entries(unzipSync(readFileSync(join(beir, 'nfcorpus.zip')), { filter: ({ name }) => /\.(jsonl|tsv)$/.test(name) }))
  const kept = testQueries === null ? null : new Set(queriesOf(runText(beir)).slice(0, testQueries))
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  return [
    ...members.map(([path, bytes]) => {
      const name = basename(path)
      return write(name, kept !== null && name === 'test.tsv' ? cut(strFromU8(bytes), kept, true) : bytes)
    }),
    ...PARTS.map((part) => {
      const name = `nfcorpus.${part}.bm25.trec.gz`
      if (part === 'test' && kept !== null) return write(name.replace('.gz', ''), cut(runText(beir), kept, false))
      copyFileSync(join(beir, name), join(folder, name))
      return join(folder, name)
    }),
  ]
}

const runText = (beir: string) => gunzipSync(readFileSync(join(beir, 'nfcorpus.test.bm25.trec.gz'))).toString()
const queryOf = (line: string) => line.split(/\s/, 1)[0] ?? ''
const queriesOf = (text: string) => [...new Set(text.trim().split('\n').map(queryOf))]

function cut(text: string, queries: ReadonlySet<string>, hasHeader: boolean): string {
  return `${text.trim().split('\n').filter((line, at) => (hasHeader && at === 0) || queries.has(queryOf(line))).join('\n')}\n`
}
