/** `npm run bench -- merge DIR… --out DIR`. */
import { existsSync, readFileSync } from 'node:fs'
import { reportMarkdown } from '../../src/benchmark/report/markdown.ts'
import type { Command } from './flags.ts'
import { fromHere } from './place.ts'
import { readBenchmarkReport } from './report-files.ts'
import { logitsFile, runFile } from './score-files.ts'
import { writeWhole, type Part } from './whole.ts'

/** 0, or 1 where a cell failed and no other part has it. Throws PlanError where the parts are not of one whole, or not all of it. */
export function mergeCommand({ folders, out }: Extract<Command, { kind: 'merge' }>): number {
  const whole = writeWhole(folders.map(partIn), fromHere(out))
  console.log(reportMarkdown(whole))
  return whole.failures.length > 0 ? 1 : 0
}

function partIn(given: string): Part {
  const folder = fromHere(given)
  const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
  return { report: readBenchmarkReport(given), run: (slug) => textOf(runFile(folder, slug)), logits: (slug) => textOf(logitsFile(folder, slug)) }
}
