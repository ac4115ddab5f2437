import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cellNames, cellsOf } from '../../src/benchmark/plan/cells.ts'
import { toldPlan, labelOf } from './model-sources.ts'
import { planFrom } from './plan-input.ts'

const folder = mkdtempSync(join(tmpdir(), 'rerank-lab-plan-'))
afterAll(() => rmSync(folder, { recursive: true }))
const place = (name: string) => join(folder, name)
for (const model of ['bi', 'ce', 'other/ce']) mkdirSync(place(model), { recursive: true })
for (const file of ['lists.jsonl', 'qrels.txt']) writeFileSync(place(file), '')

const planFile = (yaml: string) => {
  writeFileSync(place('plan.yaml'), yaml)
  return place('plan.yaml')
}

test('without candidates it is the demo, with its judgements', () => {
  const { candidates, qrels } = planFrom({ plan: {}, planFile: null })
  expect([...candidates, ...qrels].map((file) => file.split('/').slice(-2).join('/'))).toEqual(['demo/candidates.jsonl', 'demo/qrels.txt'])
  expect(planFrom({ plan: { candidates: [place('lists.jsonl')] }, planFile: null }).qrels).toEqual([])
})

test('a file’s paths start at the file, and flags go before it', () => {
  const file = planFile('candidates: lists.jsonl\nqrels: [qrels.txt]\nmodel: [embedded, ./ce, "./bi@50>./ce@5"]\ndevice: [wasm, webgpu]\ndepth: 50\nexclude:\n  - { model: ./ce, device: webgpu }\n')
  const plan = planFrom({ plan: { depth: ['10'], device: ['webgpu', 'wasm'] }, planFile: file })
  expect(plan).toMatchObject({ candidates: [place('lists.jsonl')], qrels: [place('qrels.txt')], models: ['embedded', place('ce'), `${place('bi')}@50>${place('ce')}@5`], depths: [10], devices: ['webgpu', 'wasm'] })
  const names = cellNames(cellsOf(plan), labelOf)
  expect(names).toContain('ce')
  expect(names).toContain('bi@50>ce@5 (webgpu)')
  expect(JSON.stringify(toldPlan(plan))).not.toContain(folder)
})

test.each([
  [{ plan: { candidates: ['/nowhere.jsonl'] }, planFile: null }, '--candidates: there is no /nowhere.jsonl.'],
  [{ plan: { candidates: [folder] }, planFile: null }, /is a folder, not a file/],
  [{ plan: { model: ['/nowhere/m'] }, planFile: null }, '--model: there is no folder /nowhere/m.'],
  [{ plan: { model: [`embedded/bi-encoder@50>/nowhere/m@5`] }, planFile: null }, '--model: there is no folder /nowhere/m.'],
  [{ plan: { model: [place('ce'), place('other/ce')] }, planFile: null }, /two folders are called ce/],
  [{ plan: { dtype: ['q5'] }, planFile: null }, /^--dtype takes auto/],
  [{ plan: {}, planFile: '/nowhere.yaml' }, '--plan: there is no /nowhere.yaml.'],
])('%j is refused in a sentence', (flags, sentence) => expect(() => planFrom(flags)).toThrow(sentence))

test('a file that is no plan is refused by its name', () => {
  expect(() => planFrom({ plan: {}, planFile: planFile('dtype: q5') })).toThrow(/plan\.yaml: dtype takes auto/)
  expect(() => planFrom({ plan: {}, planFile: planFile('model: [a') })).toThrow(/plan\.yaml: It is no YAML/)
})

test('a Hub id is no folder', () => expect(planFrom({ plan: { model: ['cross-encoder/ms-marco-MiniLM-L6-v2'] }, planFile: null }).models).toEqual(['cross-encoder/ms-marco-MiniLM-L6-v2']))
