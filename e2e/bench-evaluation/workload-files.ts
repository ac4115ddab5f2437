/** The workload as the two files that everyone reads. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { runLines } from './run-lines.ts'
import { workload, type Size } from './workload.ts'

export interface Files {
  /** Paths of a TREC run and of TREC qrels. */
  readonly run: string
  readonly qrels: string
}

/** Writes both into a folder. */
export function writeFiles(folder: string, size: Size): Files {
  const files = { run: join(folder, 'run.trec'), qrels: join(folder, 'qrels.txt') }
  const [run, qrels] = [openSync(files.run, 'w'), openSync(files.qrels, 'w')]
  for (const list of workload(size)) {
    writeSync(run, runLines(list))
    writeSync(qrels, list.relevant.map((docid) => `${list.qid} 0 ${docid} 1\n`).join(''))
  }
  closeSync(run)
  closeSync(qrels)
  return files
}
