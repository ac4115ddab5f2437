/** Scores and orders as files: logits/<system>.jsonl and runs/<system>.trec. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScoresById } from '../../src/benchmark/report/agreement.ts'

export const logitsFile = (out: string, slug: string): string => join(out, 'logits', `${slug}.jsonl`)
export const runFile = (out: string, slug: string): string => join(out, 'runs', `${slug}.trec`)

/** One pair a line; nine digits name a float32 exactly. */
export function writeLogits(out: string, slug: string, scores: ScoresById): void {
  mkdirSync(join(out, 'logits'), { recursive: true })
  const lines = Object.entries(scores).map(([qid, docs]) => Object.entries(docs).map(([docid, logit]) => `${JSON.stringify({ qid, docid, logit: Number(logit.toPrecision(9)) })}\n`).join(''))
  writeFileSync(logitsFile(out, slug), lines.join(''))
}

export function readLogits(out: string, slug: string): ScoresById {
  const scores: Record<string, Record<string, number>> = {}
  for (const line of readFileSync(logitsFile(out, slug), 'utf8').split('\n')) {
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
