/** Scores and orders as files: logits/<system>.jsonl and runs/<system>.trec. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScoresById } from '../../src/benchmark/report/agreement.ts'
import type { ScoreFiles } from '../../src/benchmark/run/place.ts'

export const logitsFile = (out: string, slug: string): string => join(out, 'logits', `${slug}.jsonl`)
export const runFile = (out: string, slug: string): string => join(out, 'runs', `${slug}.trec`)

/** One pair a line; nine digits name a float32 exactly. */
export const logitLines = (scores: ScoresById): string =>
  Object.entries(scores).map(([qid, docs]) => Object.entries(docs).map(([docid, logit]) => `${JSON.stringify({ qid, docid, logit: Number(logit.toPrecision(9)) })}\n`).join('')).join('')

export const writeLogits = (out: string, slug: string, scores: ScoresById): void => writeLogitLines(out, slug, logitLines(scores))

export function writeLogitLines(out: string, slug: string, lines: string): void {
  mkdirSync(join(out, 'logits'), { recursive: true })
  writeFileSync(logitsFile(out, slug), lines)
}

export const readLogits = (out: string, slug: string): ScoresById => scoresIn(readFileSync(logitsFile(out, slug), 'utf8'))

/** What lines of logits say. */
export function scoresIn(lines: string): ScoresById {
  const scores: Record<string, Record<string, number>> = {}
  for (const line of lines.split('\n')) {
    if (line === '') continue
    const { qid, docid, logit } = JSON.parse(line) as { qid: string; docid: string; logit: number }
    const docs = (scores[qid] ??= {})
    docs[docid] = logit
  }
  return scores
}

export function writeRun(out: string, slug: string, run: string): void {
  mkdirSync(join(out, 'runs'), { recursive: true })
  writeFileSync(runFile(out, slug), run)
}

/** The files of a benchmark's folder. */
export const scoreFiles = (out: string): ScoreFiles => ({
  writeRun: (slug, run) => writeRun(out, slug, run),
  writeScores: (slug, scores) => writeLogits(out, slug, scores),
  readScores: (slug) => readLogits(out, slug),
})
