import { expect, test } from 'vitest'
import { wholeLogits, wholeRun } from './merge-files.ts'

const queries = ['q 1', '20', '3']
const run = (...qids: string[]) => qids.map((qid) => `${qid} Q0 d1 1 2.5 m\n${qid} Q0 d2 2 1 m\n`).join('')
const logits = (...qids: string[]) => qids.map((qid) => `${JSON.stringify({ qid, docid: 'd', logit: 1 })}\n`).join('')

test('a run’s queries come in the collection’s order, each once, whoever has it', () => {
  expect(wholeRun([run('20'), run('q_1', '3')], queries)).toBe(run('q_1', '20', '3'))
  expect(wholeRun([run('20', '3'), run('q_1', '3')], queries)).toBe(run('q_1', '20', '3'))
  expect(wholeRun(['', run('3')], queries)).toBe(run('3'))
})

test('logits come in the order that one machine’s file has them in', () => {
  expect(wholeLogits([logits('q 1'), logits('3', '20')], queries)).toBe(logits('3', '20', 'q 1'))
})
