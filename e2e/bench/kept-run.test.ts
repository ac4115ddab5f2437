import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { measuredCell, measuredPlan, plan, repeatOf } from '../../src/benchmark/testing/benchmark-report.ts'
import { KeptRun } from './kept-run.ts'
import { readLogits, writeLogits } from './score-files.ts'

const identity = { plan, shard: null, files: [] }
const cells = measuredPlan().cells
const [first, second] = cells as [(typeof cells)[number], (typeof cells)[number]]
let out = ''
beforeEach(() => void (out = mkdtempSync(join(tmpdir(), 'rerank-lab-kept-'))))
afterEach(() => rmSync(out, { recursive: true }))

test('a run goes on with what was done, and knows what was under way', () => {
  const run = KeptRun.fresh(out, identity)
  run.begin(first, 1)
  run.addCell(measuredCell(first, [1], { repeats: [repeatOf()] }))
  run.begin(second, 1)
  const next = KeptRun.resumed(out, identity)
  expect([next.isDone(first, 1), next.isDone(first, 2), next.isDone(second, 1)]).toEqual([true, false, false])
  expect([next.isUnderWay(second, 1), next.isUnderWay(second, 2), next.isUnderWay(first, 1)]).toEqual([true, false, false])
  next.addRepeat(first, repeatOf({ repeat: 2, deviation: 0 }))
  expect(KeptRun.resumed(out, identity).of(first)?.repeats.map(({ repeat }) => repeat)).toEqual([1, 2])
})

test('what failed is tried again', () => {
  const run = KeptRun.fresh(out, identity)
  run.fail({ name: 'm', cell: first, reason: 'It broke.' })
  expect(run.hasFailed(first)).toBe(true)
  expect(KeptRun.resumed(out, identity).hasFailed(first)).toBe(false)
})

test('another plan is no plan to go on with, and neither is none', () => {
  expect(() => KeptRun.resumed(out, identity)).toThrow(/^--resume: nothing was begun in /)
  KeptRun.fresh(out, identity).begin(first, 1)
  expect(() => KeptRun.resumed(out, { ...identity, shard: { index: 1, count: 2, by: 'cells' } })).toThrow(/another plan, or its files have changed/)
  expect(() => KeptRun.resumed(out, { ...identity, files: [{ name: 'x', bytes: 1, sha256: '' }] })).toThrow(/another plan/)
})

test('a fresh run forgets the former one’s browser too', () => {
  const run = KeptRun.fresh(out, identity)
  run.begin(first, 1)
  writeFileSync(join(run.profiles, 'profile-1'), '')
  expect(existsSync(join(KeptRun.fresh(out, identity).profiles, 'profile-1'))).toBe(false)
})

test('logits come back as they were', () => {
  const scores = { 'q "1"': { d1: Math.fround(-4.320077419), 'd\n2': Math.fround(1e-20) }, q2: { d1: 0 } }
  writeLogits(out, 'm', scores)
  const read = readLogits(out, 'm')
  expect(Object.fromEntries(Object.entries(read).map(([qid, docs]) => [qid, Object.fromEntries(Object.entries(docs).map(([docid, logit]) => [docid, Math.fround(logit)]))]))).toEqual(scores)
})
